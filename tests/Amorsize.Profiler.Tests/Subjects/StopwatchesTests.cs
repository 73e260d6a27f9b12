using System.Diagnostics;
using System.Reflection.Emit;
using System.Runtime;
using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Tests.Subjects;

[TestClass]
[DoNotParallelize] // The CPU time is that of the whole process.
public sealed class StopwatchesTests
{
    [TestInitialize]
    public void CompileStopwatches()
    {
        Stopwatches.Time(1, Timeout.InfiniteTimeSpan, _ => Spin(() => true));
        Stopwatches.Time(1, Timeout.InfiniteTimeSpan, stop => Task.Run(() => LongMethod(-1).CreateDelegate<Func<int, int>>(), stop));
    }

    [TestMethod]
    public void Time_CompilingPass_LeavesOutCompilerTime()
    {
        var methods = Enumerable.Range(0, 20).Select(LongMethod).ToList();
        var (cpu, compiling) = (Environment.CpuUsage.TotalTime, JitInfo.GetCompilationTime());

        var trial = Stopwatches.Time(1, Timeout.InfiniteTimeSpan, stop => Task.Run(() => methods.ForEach(method => method.CreateDelegate<Func<int, int>>()), stop));

        (cpu, compiling) = (Environment.CpuUsage.TotalTime - cpu, JitInfo.GetCompilationTime() - compiling);
        Assert.IsGreaterThan(TimeSpan.Zero, compiling);
        Assert.IsLessThanOrEqualTo(Math.Max(0, (cpu - (compiling / 2)) / trial.Elapsed), trial.CpuShare);
    }

    [TestMethod]
    public void Time_ComputingUnderForeignLoad_IsCpuBound()
    {
        using var stop = new CancellationTokenSource();
        var foreignLoad = Enumerable.Range(0, 4 * Environment.ProcessorCount)
            .Select(_ => Task.Factory.StartNew(() => Spin(() => stop.IsCancellationRequested), TaskCreationOptions.LongRunning))
            .ToList();

        var trial = Stopwatches.Time(1, Timeout.InfiniteTimeSpan, _ =>
        {
            var start = Stopwatch.GetTimestamp();
            Spin(() => Stopwatch.GetElapsedTime(start) > TimeSpan.FromMilliseconds(50));
        });

        stop.Cancel();
        Task.WaitAll(foreignLoad);
        Assert.IsGreaterThan(CostModel.IoBoundCpuShare, trial.CpuShare, trial.ToString());
    }

    [TestMethod]
    public void Time_WaitingPass_HasLowCpuShare() =>
        Assert.IsLessThan(0.5, Stopwatches.Time(2, Timeout.InfiniteTimeSpan, stop => Task.Delay(25, stop)).CpuShare);

    [TestMethod]
    public void Time_PassStoppedAtLimit_IsNotComplete()
    {
        var trial = Stopwatches.Time(1, TimeSpan.FromMilliseconds(1), stop => Task.Delay(Timeout.Infinite, stop));

        Assert.IsFalse(trial.IsComplete);
        Assert.IsTrue(Stopwatches.Time(1, TimeSpan.FromHours(1), _ => { }).IsComplete);
    }

    [TestMethod]
    public void Time_PassReturnsEarlyAtLimit_IsNotComplete() =>
        Assert.IsFalse(Stopwatches.Time(1, TimeSpan.FromMilliseconds(1), stop => Task.Run(() => stop.WaitHandle.WaitOne(), CancellationToken.None)).IsComplete);

    [TestMethod]
    public void Time_PassThrowsAtLimit_IsNotCompleteAndNoFailure()
    {
        var trial = Stopwatches.Time(1, TimeSpan.FromMilliseconds(1), async stop =>
        {
            await Task.Run(() => stop.WaitHandle.WaitOne(), CancellationToken.None);
            throw new InvalidOperationException("Operation cancelled by user.");
        });

        Assert.IsFalse(trial.IsComplete);
    }

    [TestMethod]
    public void TimeEach_ItemsOfDifferentLength_TimesEachAlone()
    {
        var times = Stopwatches.TimeEach([1, 20], TimeSpan.MaxValue, Thread.Sleep);

        Assert.IsGreaterThanOrEqualTo(19_000, times[1]);
        Assert.IsLessThan(times[1], times[0]);
    }

    private static void Spin(Func<bool> isOver)
    {
        while (!isOver())
            Thread.SpinWait(100);
    }

    private static DynamicMethod LongMethod(int number)
    {
        var method = new DynamicMethod($"Long{number}", typeof(int), [typeof(int)]);
        var body = method.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        for (var i = 0; i < 3000; i++)
        {
            body.Emit(OpCodes.Ldarg_0);
            body.Emit(OpCodes.Add);
        }
        body.Emit(OpCodes.Ret);
        return method;
    }
}
