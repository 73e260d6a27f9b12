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
