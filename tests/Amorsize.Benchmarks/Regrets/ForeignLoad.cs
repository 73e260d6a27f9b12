using System.Diagnostics;
using Amorsize.Benchmarks.Measuring;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>Foreign load: processes that each keep one processor busy until they are disposed of.</summary>
internal sealed class ForeignLoad(int count) : IDisposable
{
    private readonly Process[] processes = [.. Enumerable.Range(0, count).Select(_ => OwnProcess.Start(SpinCommand.Name))];

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
