using System.Reflection.Emit;
using System.Runtime;
using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Tests;

[TestClass]
[DoNotParallelize] // The CPU time is that of the whole process.
public sealed class StopwatchesTests
{
    [TestMethod]
    public void TheCompilersTimeIsNoComputingOfTheItem()
    {
        var methods = Enumerable.Range(0, 20).Select(LongMethod).ToList();
        var (cpu, compiling) = (Environment.CpuUsage.TotalTime, JitInfo.GetCompilationTime());

        var trial = Stopwatches.Time(1, () => methods.ForEach(method => method.CreateDelegate<Func<int, int>>()));

        (cpu, compiling) = (Environment.CpuUsage.TotalTime - cpu, JitInfo.GetCompilationTime() - compiling);
        Assert.IsGreaterThan(TimeSpan.Zero, compiling);
        Assert.IsLessThan(cpu - (compiling / 2), trial.CpuTime);
    }

    [TestMethod]
    public void WaitingIsNoComputing() =>
        Assert.IsLessThan(0.5, Stopwatches.Time(2, () => Task.Delay(25)).CpuShare);

    [TestMethod]
    public void TheThreadThatWaitsForTasksTellsNothingOfTheirQueue() =>
        Assert.AreEqual(TimeSpan.Zero, Stopwatches.Time(2, () => Task.Delay(1)).QueueWait);

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
