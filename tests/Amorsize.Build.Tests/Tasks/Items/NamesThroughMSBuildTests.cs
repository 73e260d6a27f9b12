using System.Globalization;
using Amorsize.Build.Tasks.Items;
using Microsoft.Build.Construction;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Execution;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging;

namespace Amorsize.Build.Tests.Tasks.Items;

/// <summary>Names pass through the items of a real MSBuild, in this process, from one task to the next and into the result of a target.</summary>
[TestClass]
public sealed class NamesThroughMSBuildTests
{
    [TestMethod]
    public void Names_ThroughItemsOfARealBuild_Survive()
    {
        var names = HostileNames.All();

        var received = Build(names.Count);

        Assert.AreSequenceEqual(names, received);
    }

    // Task, item group with a transformation-free copy, task again, and the returns of the target.
    private static List<string> Build(int count)
    {
        var root = ProjectRootElement.Create();
        root.AddUsingTask(typeof(GiveNames).FullName, typeof(GiveNames).Assembly.Location, null);
        root.AddUsingTask(typeof(CountNames).FullName, typeof(CountNames).Assembly.Location, null);
        var target = root.AddTarget("Names");
        target.Returns = "@(Row)";
        target.KeepDuplicateOutputs = "true";
        target.AddTask(nameof(GiveNames)).AddOutputItem(nameof(GiveNames.Names), "Given");
        target.AddItemGroup().AddItem("Row", "@(Given)");
        var check = target.AddTask(nameof(CountNames));
        check.SetParameter(nameof(CountNames.Names), "@(Row)");
        check.SetParameter(nameof(CountNames.Expected), count.ToString(CultureInfo.InvariantCulture));

        using var projects = new ProjectCollection();
        using var manager = new BuildManager();
        var errors = new List<string>();
        var logger = new ConsoleLogger(LoggerVerbosity.Quiet, errors.Add, null, null);
        var result = manager.Build(new BuildParameters(projects) { Loggers = [logger], DisableInProcNode = false }, new BuildRequestData(new ProjectInstance(root), ["Names"]));

        Assert.AreEqual(BuildResultCode.Success, result.OverallResult, string.Concat(errors) + result.Exception);
        return [.. result.ResultsByTarget["Names"].Items.Select(ItemText.NameOf)];
    }

    /// <summary>Gives one item for each hostile name.</summary>
    public sealed class GiveNames : Microsoft.Build.Utilities.Task
    {
        [Output]
        public ITaskItem[] Names { get; private set; } = [];

        public override bool Execute()
        {
            Names = [.. HostileNames.All().Select(ItemText.NewNamed)];
            return true;
        }
    }

    /// <summary>Fails unless it gets as many different names as expected.</summary>
    public sealed class CountNames : Microsoft.Build.Utilities.Task
    {
        public ITaskItem[] Names { get; set; } = [];

        public int Expected { get; set; }

        public override bool Execute()
        {
            var names = Names.Select(ItemText.NameOf).ToHashSet(StringComparer.Ordinal);
            if (names.Count != Expected || !names.SetEquals(HostileNames.All()))
                Log.LogError($"{names.Count} of {Expected} names");
            return !Log.HasLoggedErrors;
        }
    }
}
