using System.Threading.Channels;
using System.Collections.Concurrent;

namespace Amorsize.Profiler.Tests.Binding;

#pragma warning disable CA1822 // The tests need instance methods.
#pragma warning disable MSTEST0014, MSTEST0018 // The test runner does not run these methods with rows.

/// <summary>Methods of each form that users may flag. Each records the argument of its calls.</summary>
internal sealed class FlaggedMethods
{
    public static readonly ConcurrentBag<object?> Calls = [];
    private static int instances;

    public FlaggedMethods() => Interlocked.Increment(ref instances);

    public static int Instances => instances;

    public static int[] Array { get; } = [1, 2, 3];

    public static List<object> Boxed => [1, 2, 3];

    public static List<object> Mixed => [1, "two"];

    public static int[] Empty => [];

    public static int[]? Null => null;

    public static int NoSequence => 5;

    public static Task<int[]> TaskOfArray => Task.FromResult(Array);

    public static Task<int> TaskOfNumber => Task.FromResult(5);

    public static Task TaskOfNothing => Task.CompletedTask;

    public static ChannelReader<int> ChannelOfItems()
    {
        var channel = Channel.CreateUnbounded<int>();
        foreach (var item in Array)
            channel.Writer.TryWrite(item);
        channel.Writer.Complete();
        return channel.Reader;
    }

    public static void OfRefStruct(System.Runtime.CompilerServices.DefaultInterpolatedStringHandler text) => text.Clear();

    public static string[] ThrowingItems => Directory.GetFiles("/no such folder");

    public static async ValueTask<List<int>> ValueTaskOfList()
    {
        await Task.Yield();
        return [.. Array];
    }

    public static async IAsyncEnumerable<int> AsyncSequence()
    {
        foreach (var item in Array)
        {
            await Task.Yield();
            yield return item;
        }
    }

    public static async IAsyncEnumerable<object> AsyncSequenceOfStrings()
    {
        await Task.Yield();
        yield return "one";
    }

    public static Task<IAsyncEnumerable<int>> TaskOfAsyncSequence() => Task.FromResult(AsyncSequence());

    public static Microsoft.FSharp.Control.FSharpAsync<int[]> FSharpAsyncOfArray() => Microsoft.FSharp.Control.FSharpAsync.AwaitTask(TaskOfArray);

    public static IEnumerable<int> ThrowingIterator()
    {
        foreach (var file in Directory.GetFiles("/no such folder"))
            yield return file.Length;
    }

    public static async Task<int[]> ThrowingTask()
    {
        await Task.Yield();
        return [Directory.GetFiles("/no such folder").Length];
    }

    public static int WithLocalItems()
    {
        return LocalItems().Length;

        static int[] LocalItems() => Array;
    }

    public static IEnumerable<object[]> ThrowingRows => [[Directory.GetFiles("/no such folder").Length]];

    public static IEnumerable<object[]> Rows => [[1, "a"], [2, "b"]];

    public static void OfInt(int item) => Calls.Add(item);

    public static string OfIntReturning(int item) => RecordAndReturn(item);

    public void OfInstance(int item) => Calls.Add(item);

    public static Task OfTask(int item) => Task.FromResult(RecordAndReturn(item));

    public static async Task<string> OfTaskReturning(int item, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return RecordAndReturn(item);
    }

    public static ValueTask OfValueTask(int item)
    {
        Calls.Add(item);
        return ValueTask.CompletedTask;
    }

    public static async ValueTask<string> OfValueTaskReturning(int item)
    {
        await Task.Yield();
        return RecordAndReturn(item);
    }

    public static void OfJob(TunedSettings settings) => Calls.Add(settings.MaxDegreeOfParallelism);

    public static Task OfJobTask(TunedSettings settings)
    {
        Calls.Add(settings.MaxDegreeOfParallelism);
        return Task.CompletedTask;
    }

    [DataRow(1, "a")]
    [DataRow(2, "b")]
    public void OfDataRows(int number, string text) => Calls.Add((number, text));

    [DataRow(1)]
    [DataRow(2)]
    public void OfDataRowsConverted(long number) => Calls.Add(number);

    [DynamicData(nameof(Rows))]
    public void OfDynamicData(int number, string text) => Calls.Add((number, text));

    [DynamicData(nameof(ThrowingRows))]
    public void OfThrowingRows(int number) => Calls.Add(number);

    [DataRow(1)]
    public void OfShortRow(int number, string text) => Calls.Add((number, text));

    [DataRow("one")]
    public void OfUnfitRow(int number) => Calls.Add(number);

    public static void Throwing(int item) => throw new InvalidOperationException("boom");

    private static string RecordAndReturn(int item)
    {
        Calls.Add(item);
        return "done";
    }
}
