using System.Text;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Tasks.Items;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Amorsize.Settings;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Returns a test suite with its measured times, for the command-line tool, which divides the suites of a solution.</summary>
public sealed class DescribeSuite : ShardTask
{
    /// <summary>The suite; none if the assembly is not built or has no tests.</summary>
    [Output]
    public ITaskItem[] Suite { get; private set; } = [];

    private protected override void Run()
    {
        if (!File.Exists(Inputs.AssemblyPath) || Scan() is not { } suite)
            return;
        try
        {
            var units = UnitsOf(suite);
            var described = Describe(suite, units.Select(unit => unit.Unit)) with { CanBeDivided = ObstacleTo(suite, units) is null };
            var item = ItemText.NewNamed(Inputs.AssemblyName);
            item.Set("TargetFramework", Inputs.TargetFramework);
            item.Set("Suite", Encoding.UTF8.GetString(JsonMembers.Write<ShardSuite>(described, ShardSuite.Map)));
            Suite = [item];
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException)
        {
            Report(SuiteMessages.ShardsNotWritten(e.Message));
        }
    }
}
