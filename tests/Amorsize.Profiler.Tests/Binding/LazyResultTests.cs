using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Protocol;
using Amorsize.Profiler.Binding;

namespace Amorsize.Profiler.Tests.Binding;

/// <summary>A measurement includes the work that happens when a result is used.</summary>
[TestClass]
[DoNotParallelize]
public sealed class LazyResultTests
{
    [TestInitialize]
    public void ForgetWork() => LazyMethods.Done.Clear();

    [TestMethod]
    [DataRow(nameof(LazyMethods.Iterator), Execution.Threads)]
    [DataRow(nameof(LazyMethods.Linq), Execution.Threads)]
    [DataRow(nameof(LazyMethods.Untyped), Execution.Threads)]
    [DataRow(nameof(LazyMethods.Ordered), Execution.Threads)]
    [DataRow(nameof(LazyMethods.Nested), Execution.Threads)]
    [DataRow(nameof(LazyMethods.AsyncIterator), Execution.Async)]
    [DataRow(nameof(LazyMethods.CancelableAsyncIterator), Execution.Async)]
    [DataRow(nameof(LazyMethods.TaskOfSequence), Execution.Async)]
    [DataRow(nameof(LazyMethods.TaskOfAsyncSequence), Execution.Async)]
    [DataRow(nameof(LazyMethods.TaskOfTask), Execution.Async)]
    [DataRow(nameof(LazyMethods.SequenceOfTasks), Execution.Async)]
    [DataRow(nameof(LazyMethods.ArrayOfTasks), Execution.Async)]
    [DataRow(nameof(LazyMethods.FSharp), Execution.Async)]
    [DataRow(nameof(LazyMethods.FSharpOfSequence), Execution.Async)]
    [DataRow(nameof(LazyMethods.TupleOfSequence), Execution.Threads)]
    [DataRow(nameof(LazyMethods.TupleObject), Execution.Threads)]
    [DataRow(nameof(LazyMethods.PairWithTask), Execution.Async)]
    [DataRow(nameof(LazyMethods.DictionaryOfSequences), Execution.Threads)]
    [DataRow(nameof(LazyMethods.LongTuple), Execution.Threads)]
    [DataRow(nameof(LazyMethods.NullableTuple), Execution.Threads)]
    [DataRow(nameof(LazyMethods.NullableTask), Execution.Async)]
    [DataRow(nameof(LazyMethods.NullableTaskWithoutValue), Execution.Async)]
    [DataRow(nameof(LazyMethods.Channel), Execution.Async)]
    [DataRow(nameof(LazyMethods.TaskOfChannel), Execution.Async)]
    [DataRow(nameof(LazyMethods.FSharpOption), Execution.Threads)]
    [DataRow(nameof(LazyMethods.FSharpValueOption), Execution.Async)]
    [DataRow(nameof(LazyMethods.FSharpOk), Execution.Threads)]
    [DataRow(nameof(LazyMethods.FSharpError), Execution.Async)]
    [DataRow(nameof(LazyMethods.FSharpChoice), Execution.Threads)]
    [DataRow(nameof(LazyMethods.TupleOfFSharpOption), Execution.Threads)]
    [DataRow(nameof(LazyMethods.SequenceBehindObject), Execution.Threads)]
    [DataRow(nameof(LazyMethods.TaskOfSequenceBehindObject), Execution.Async)]
    [DataRow(nameof(LazyMethods.NullObject), Execution.Threads)]
    [DataRow(nameof(LazyMethods.PlainObject), Execution.Threads)]
    [DataRow(nameof(LazyMethods.DerivedTask), Execution.Async)]
    public void Run_LazyResult_DoesItsWork(string method, Execution execution)
    {
        var subject = Bind(method);

        subject.Run(ExecutionPlan.Sequential, new(Items: 3, Passes: 1), Timeout.InfiniteTimeSpan);

        Assert.AreEqual(execution, subject.ParallelExecution);
        Assert.AreSequenceEqual(new object[] { 1, 2, 3 }, LazyMethods.Done.ToArray(), SequenceOrder.InAnyOrder);
    }

    [TestMethod]
    [DataRow(nameof(LazyMethods.Items))]
    [DataRow(nameof(LazyMethods.ListBehindInterface))]
    [DataRow(nameof(LazyMethods.ListBehindSequence))]
    [DataRow(nameof(LazyMethods.Text))]
    [DataRow(nameof(LazyMethods.NullSequence))]
    [DataRow(nameof(LazyMethods.FSharpNone))]
    [DataRow(nameof(LazyMethods.FSharpValueNone))]
    [DataRow(nameof(LazyMethods.Matches))]
    public void Run_ResultWithItsItems_IsNotEnumerated(string method) =>
        Assert.IsTrue(Bind(method).Run(ExecutionPlan.Sequential, new(Items: 3, Passes: 1), Timeout.InfiniteTimeSpan).IsComplete);

    [TestMethod]
    [DataRow(nameof(LazyMethods.Later), "It returns a Lazy<T>")]
    [DataRow(nameof(LazyMethods.Function), "It returns a Func<T>")]
    [DataRow(nameof(LazyMethods.Observable), "It returns an IObservable<T>")]
    [DataRow(nameof(LazyMethods.Enumerator), "It returns an enumerator")]
    [DataRow(nameof(LazyMethods.Awaitable), "It returns an awaitable type that is no task")]
    [DataRow(nameof(LazyMethods.Procedure), "It returns a delegate without parameters")]
    [DataRow(nameof(LazyMethods.CancelableFunction), "It returns a delegate without parameters or with a CancellationToken only")]
    [DataRow(nameof(LazyMethods.FSharpCancelableFunction), "It returns a delegate without parameters or with a CancellationToken only")]
    [DataRow(nameof(LazyMethods.OwnDelegate), "It returns a delegate without parameters")]
    [DataRow(nameof(LazyMethods.FSharpFunction), "It returns a delegate without parameters")]
    [DataRow(nameof(LazyMethods.SequenceOfLazy), "It returns a Lazy<T>")]
    [DataRow(nameof(LazyMethods.ArrayOfFunctions), "It returns a Func<T>")]
    [DataRow(nameof(LazyMethods.TupleWithLazy), "It returns a Lazy<T>")]
    [DataRow(nameof(LazyMethods.FSharpOptionWithLazy), "It returns a Lazy<T>")]
    [DataRow(nameof(LazyMethods.ConfiguredSequence), "It returns an asynchronous sequence that is no IAsyncEnumerable<T>")]
    public void Bind_ResultThatCannotBeUsed_IsRefusedWithTheRemedy(string method, string mistake)
    {
        var refusal = Assert.ThrowsExactly<FlagException>(() => Bind(method)).Message;

        Assert.StartsWith(mistake, refusal);
        Assert.Contains("; ", refusal);
    }

    [TestMethod]
    [DataRow(nameof(LazyMethods.UnstartedTask), "It returns a task that was not started")]
    [DataRow(nameof(LazyMethods.UnstartedTaskOfValue), "It returns a task that was not started")]
    [DataRow(nameof(LazyMethods.UnstartedTaskOfSequence), "It returns a task that was not started")]
    [DataRow(nameof(LazyMethods.TaskBehindObject), "It returns an object that must be awaited")]
    [DataRow(nameof(LazyMethods.LazyBehindObject), "It returns a Lazy<T>")]
    public void Run_ValueThatCannotBeUsed_IsRefusedWithTheRemedy(string method, string mistake)
    {
        var thrown = Assert.Throws<Exception>(() => Bind(method).Run(ExecutionPlan.Sequential, new(Items: 3, Passes: 1), Timeout.InfiniteTimeSpan));

        var report = FailureReport.Of(thrown, typeof(LazyMethods).Assembly);
        Assert.AreEqual(ProfileOutcome.FlagCannotWork, report.Outcome, report.Message);
        Assert.StartsWith(mistake, report.Message);
    }

    private static ILoopSubject Bind(string method) => WorkloadBinder.Bind(typeof(LazyMethods).GetMethod(method)!, Requests.For(method, nameof(LazyMethods.Array)), new UserCode(static _ => { }));
}
