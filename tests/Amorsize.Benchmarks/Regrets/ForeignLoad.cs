using System.Diagnostics;
using System.Globalization;
using Amorsize.Benchmarks.Measuring;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>Foreign load: processes that take processors until they are disposed of.</summary>
internal sealed class ForeignLoad(LoadPattern pattern) : IDisposable
{
    private readonly Process[] processes =
    [
        .. pattern.Processes.Select(percent => OwnProcess.Start(SpinCommand.Name, percent.ToString(CultureInfo.InvariantCulture), pattern.IsBursty ? SpinCommand.Bursty : "")),
    ];

    public void Dispose()
    {
        foreach (var process in processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
