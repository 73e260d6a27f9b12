using System.Reflection;
using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Amorsize.Profiler.Binding;

namespace Amorsize.Profiler.Tests.Binding;

[TestClass]
[DoNotParallelize]
public sealed class WorkloadBinderTests
{
    [TestInitialize]
    public void ForgetCalls() => FlaggedMethods.Calls.Clear();

    [TestMethod]
    [DataRow(nameof(FlaggedMethods.OfInt), Execution.Threads)]
    [DataRow(nameof(FlaggedMethods.OfIntReturning), Execution.Threads)]
    [DataRow(nameof(FlaggedMethods.OfInstance), Execution.Threads)]
    [DataRow(nameof(FlaggedMethods.OfTask), Execution.Async)]
    [DataRow(nameof(FlaggedMethods.OfTaskReturning), Execution.Async)]
    [DataRow(nameof(FlaggedMethods.OfValueTask), Execution.Async)]
    [DataRow(nameof(FlaggedMethods.OfValueTaskReturning), Execution.Async)]
    public void Bind_ItemMethod_IsCalledOncePerItem(string method, Execution execution)
    {
        var subject = Bind(method, nameof(FlaggedMethods.Array));

        subject.Run(ExecutionPlan.Sequential, new(Items: 3, Passes: 1), Timeout.InfiniteTimeSpan);

        Assert.AreEqual(execution, subject.ParallelExecution);
        Assert.AreSequenceEqual(new object[] { 1, 2, 3 }, FlaggedMethods.Calls.ToArray(), SequenceOrder.InAnyOrder);
    }

    [TestMethod]
    [DataRow(nameof(FlaggedMethods.OfJob), Execution.Threads)]
    [DataRow(nameof(FlaggedMethods.OfJobTask), Execution.Async)]
    public void Bind_Job_GetsSettingsOfCandidate(string method, Execution execution)
    {
        var subject = Bind(method, items: null, itemCount: 500);

        subject.Run(new(execution, Workers: 7, ChunkSize: 3), new(Items: 500, Passes: 2), Timeout.InfiniteTimeSpan);

        Assert.IsFalse(subject.IsDivisible);
        Assert.AreEqual((500, execution), (subject.Items, subject.ParallelExecution));
        Assert.AreSequenceEqual(new object[] { 7, 7 }, FlaggedMethods.Calls.ToArray());
    }

    [TestMethod]
    [DataRow(nameof(FlaggedMethods.OfDataRows))]
    [DataRow(nameof(FlaggedMethods.OfDynamicData))]
    public void Bind_TestMethod_RunsEachRowOnNewInstance(string method)
    {
        var subject = Bind(method, items: null);
        var instances = FlaggedMethods.Instances;

        subject.Run(ExecutionPlan.Sequential, new(Items: 2, Passes: 1), Timeout.InfiniteTimeSpan);

        Assert.AreSequenceEqual(new object[] { (1, "a"), (2, "b") }, FlaggedMethods.Calls.ToArray(), SequenceOrder.InAnyOrder);
        Assert.AreEqual(instances + 2, FlaggedMethods.Instances);
    }

    [TestMethod]
    public void Bind_RowOfAnotherNumberType_ConvertsValue()
    {
        Bind(nameof(FlaggedMethods.OfDataRowsConverted), items: null).Run(ExecutionPlan.Sequential, new(Items: 2, Passes: 1), Timeout.InfiniteTimeSpan);

        Assert.AreSequenceEqual(new object[] { 1L, 2L }, FlaggedMethods.Calls.ToArray(), SequenceOrder.InAnyOrder);
    }

    [TestMethod]
    public void Bind_BoxedItemsOfRightType_AreTaken() =>
        Assert.AreEqual(3, Bind(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.Boxed)).Items);

    [TestMethod]
    public void Bind_RefStructOfAnotherAssembly_IsRefused() => Assert.StartsWith(
        "It takes System.Runtime.CompilerServices.DefaultInterpolatedStringHandler, a pointer or ref struct",
        Assert.ThrowsExactly<FlagException>(() => Bind(nameof(FlaggedMethods.OfRefStruct), nameof(FlaggedMethods.Array))).Message);

    [TestMethod]
    public void Bind_ItemsOfALocalFunction_AreTaken() => Assert.AreEqual(3, Bind(nameof(FlaggedMethods.OfInt), "LocalItems").Items);

    [TestMethod]
    [DataRow(nameof(FlaggedMethods.TaskOfArray))]
    [DataRow(nameof(FlaggedMethods.ValueTaskOfList))]
    [DataRow(nameof(FlaggedMethods.AsyncSequence))]
    [DataRow(nameof(FlaggedMethods.TaskOfAsyncSequence))]
    [DataRow(nameof(FlaggedMethods.FSharpAsyncOfArray))]
    [DataRow(nameof(FlaggedMethods.ChannelOfItems))]
    public void Bind_AsynchronousItems_AreAwaited(string items)
    {
        Bind(nameof(FlaggedMethods.OfInt), items).Run(ExecutionPlan.Sequential, new(Items: 3, Passes: 1), Timeout.InfiniteTimeSpan);

        Assert.AreSequenceEqual(new object[] { 1, 2, 3 }, FlaggedMethods.Calls.ToArray(), SequenceOrder.InAnyOrder);
    }

    [TestMethod]
    [DataRow(nameof(FlaggedMethods.ThrowingItems))]
    [DataRow(nameof(FlaggedMethods.ThrowingIterator))]
    [DataRow(nameof(FlaggedMethods.ThrowingTask))]
    public void Bind_ItemsMemberThrows_IsNamedWithTheFrameOfTheUser(string items)
    {
        var thrown = Assert.ThrowsExactly<UserCodeException>(() => Bind(nameof(FlaggedMethods.OfInt), items));

        Assert.AreEqual($"the items member '{items}'", thrown.Code);
        var text = ExceptionText.Of(thrown.InnerException!, typeof(FlaggedMethods).Assembly);
        Assert.StartsWith("DirectoryNotFoundException: ", text);
        Assert.Contains($"FlaggedMethods.{(items == nameof(FlaggedMethods.ThrowingItems) ? "get_" : "")}{items}", text);
        Assert.Contains("FlaggedMethods.cs:line", text);
    }

    [TestMethod]
    public void Bind_SourceOfRowsThrows_IsNamedWithTheFrameOfTheUser()
    {
        var thrown = Assert.ThrowsExactly<UserCodeException>(() => Bind(nameof(FlaggedMethods.OfThrowingRows), items: null));

        Assert.StartsWith("the source of its data rows threw DirectoryNotFoundException: ", FailureReport.TextOf(thrown, typeof(FlaggedMethods).Assembly));
        Assert.Contains("FlaggedMethods.get_ThrowingRows", FailureReport.TextOf(thrown, typeof(FlaggedMethods).Assembly));
    }

    [TestMethod]
    public void Bind_ItemCountAboveSample_RepeatsSample()
    {
        var subject = Bind(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.Array), itemCount: 7);

        subject.Run(ExecutionPlan.Sequential, new(Items: 7, Passes: 1), Timeout.InfiniteTimeSpan);

        Assert.AreEqual(7, subject.Items);
        Assert.AreSequenceEqual(new object[] { 1, 2, 3, 1, 2, 3, 1 }, FlaggedMethods.Calls.ToArray(), SequenceOrder.InAnyOrder);
    }

    [TestMethod]
    [DataRow(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.Empty), "'Empty' is empty")]
    [DataRow(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.Null), "'Null' is null")]
    [DataRow(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.Mixed), "gives an item of type System.String, the method takes System.Int32")]
    [DataRow(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.NoSequence), "not a sequence of System.Int32")]
    [DataRow(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.TaskOfNumber), "not a sequence of System.Int32")]
    [DataRow(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.TaskOfNothing), "'TaskOfNothing' is null")]
    [DataRow(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.AsyncSequenceOfStrings), "gives an item of type System.String, the method takes System.Int32")]
    [DataRow(nameof(FlaggedMethods.OfInt), "Missing", "no static property, field or parameterless method 'Missing'")]
    [DataRow(nameof(FlaggedMethods.OfInt), null, "The method has no data rows")]
    [DataRow(nameof(FlaggedMethods.OfShortRow), null, "has 1 value(s), the method takes 2")]
    [DataRow(nameof(FlaggedMethods.OfUnfitRow), null, "a value of type System.String where the method takes System.Int32")]
    public void Bind_FlagThatCannotWork_ThrowsWithCause(string method, string? items, string cause) =>
        Assert.Contains(cause, Assert.ThrowsExactly<FlagException>(() => Bind(method, items)).Message);

    [TestMethod]
    public void Run_ThrowingWorkload_ReportsItsException()
    {
        var subject = Bind(nameof(FlaggedMethods.Throwing), nameof(FlaggedMethods.Array));

        var sequential = Assert.ThrowsExactly<WorkloadFailedException>(() => subject.Run(ExecutionPlan.Sequential, new(Items: 3, Passes: 1), Timeout.InfiniteTimeSpan));
        var parallel = Assert.ThrowsExactly<WorkloadFailedException>(() => subject.Run(new(Execution.Threads, 2, 1), new(Items: 3, Passes: 1), Timeout.InfiniteTimeSpan));

        Assert.AreEqual(("boom", "boom"), (sequential.InnerException!.Message, parallel.InnerException!.Message));
    }

    private static ILoopSubject Bind(string method, string? items, int itemCount = 0) => WorkloadBinder.Bind(
        typeof(FlaggedMethods).GetMethod(method, BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public)!,
        Requests.For(method, items, itemCount),
        new UserCode(static _ => { }));
}
