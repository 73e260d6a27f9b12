using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.FSharp.Control;
using Microsoft.FSharp.Core;

namespace Amorsize.Profiler.Tests.Binding;

/// <summary>Methods whose work happens only when their result is used. Each records the items whose work was done.</summary>
internal static class LazyMethods
{
    public static readonly ConcurrentBag<object?> Done = [];

    public static int[] Array { get; } = [1, 2, 3];

    public static IEnumerable<int> Iterator(int item)
    {
        yield return Work(item);
    }

    public static IEnumerable<int> Linq(int item) => Enumerable.Range(item, 1).Select(Work);

    public static System.Collections.IEnumerable Untyped(int item) => Linq(item);

    public static IOrderedEnumerable<int> Ordered(int item) => Linq(item).Order();

    public static IEnumerable<IEnumerable<int>> Nested(int item) => [Linq(item)];

    public static async IAsyncEnumerable<int> AsyncIterator(int item)
    {
        await Task.Yield();
        yield return Work(item);
    }

    public static async IAsyncEnumerable<int> CancelableAsyncIterator(int item, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.Zero, cancellationToken);
        yield return Work(item);
    }

    public static async Task<IEnumerable<int>> TaskOfSequence(int item)
    {
        await Task.Yield();
        return Linq(item);
    }

    public static async ValueTask<IAsyncEnumerable<int>> TaskOfAsyncSequence(int item)
    {
        await Task.Yield();
        return AsyncIterator(item);
    }

    public static Task<Task> TaskOfTask(int item) => Task.FromResult<Task>(WorkLater(item));

    public static IEnumerable<Task<int>> SequenceOfTasks(int item) => [WorkLater(item)];

    public static Task<int>[] ArrayOfTasks(int item) => [WorkLater(item)];

    public static FSharpAsync<int> FSharp(int item) => FSharpAsync.AwaitTask(WorkLater(item));

    public static FSharpAsync<IEnumerable<int>> FSharpOfSequence(int item) => FSharpAsync.AwaitTask(TaskOfSequence(item));

    public static async Task<int> WorkLater(int item)
    {
        await Task.Yield();
        return Work(item);
    }

    public static (int Number, IEnumerable<int> Items) TupleOfSequence(int item) => (item, Linq(item));

    public static Tuple<IEnumerable<int>> TupleObject(int item) => new(Linq(item));

    public static KeyValuePair<int, Task<int>> PairWithTask(int item) => new(item, WorkLater(item));

    public static Dictionary<int, IEnumerable<int>> DictionaryOfSequences(int item) => new() { [item] = Linq(item) };

    public static (int, IEnumerable<int>)? NullableTuple(int item) => (item, Linq(item));

    public static ValueTask<int>? NullableTask(int item) => new(WorkLater(item));

    public static ValueTask? NullableTaskWithoutValue(int item) => new(WorkLater(item));

    public static ChannelReader<Task<int>> Channel(int item)
    {
        var channel = System.Threading.Channels.Channel.CreateUnbounded<Task<int>>();
        channel.Writer.TryWrite(WorkLater(item));
        channel.Writer.Complete();
        return channel.Reader;
    }

    public static Task<ChannelReader<Task<int>>> TaskOfChannel(int item) => Task.FromResult(Channel(item));

    public static (int, int, int, int, int, int, int, int, IEnumerable<int>) LongTuple(int item) => (1, 2, 3, 4, 5, 6, 7, 8, Linq(item));

    public static FSharpOption<IEnumerable<int>> FSharpOption(int item) => new(Linq(item));

    public static FSharpValueOption<Task<int>> FSharpValueOption(int item) => FSharpValueOption<Task<int>>.NewValueSome(WorkLater(item));

    public static FSharpResult<IEnumerable<int>, string> FSharpOk(int item) => FSharpResult<IEnumerable<int>, string>.NewOk(Linq(item));

    public static FSharpAsync<FSharpResult<string, IEnumerable<int>>> FSharpError(int item) =>
        FSharpAsync.AwaitTask(Task.FromResult(FSharpResult<string, IEnumerable<int>>.NewError(Linq(item))));

    public static FSharpChoice<int, IEnumerable<int>, string> FSharpChoice(int item) => FSharpChoice<int, IEnumerable<int>, string>.NewChoice2Of3(Linq(item));

    public static (int, FSharpOption<IEnumerable<int>>) TupleOfFSharpOption(int item) => (item, FSharpOption(item));

    public static object SequenceBehindObject(int item) => Iterator(item);

    public static async Task<object> TaskOfSequenceBehindObject(int item)
    {
        await Task.Yield();
        return Iterator(item);
    }

    public static object? NullObject(int item) => Work(item) > 0 ? null : "";

    public static object PlainObject(int item) => Work(item) > 0 ? new object() : "";

    public static LaterTask DerivedTask(int item) => new(item);

    // Results with all of their items: a use of them would add time that the user's loop does not spend.
    public static int[] Items(int item) => [item];

    public static IReadOnlyList<int> ListBehindInterface(int item) => new Unenumerable(item);

    public static IEnumerable<int> ListBehindSequence(int item) => new Unenumerable(item);

    public static string Text(int item) => item.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static IEnumerable<int>? NullSequence(int item) => item > 0 ? null : [];

    public static FSharpOption<IEnumerable<int>>? FSharpNone(int item) => item > 0 ? null : FSharpOption(item);

    public static FSharpValueOption<IEnumerable<int>> FSharpValueNone(int item) => item > 0 ? default : FSharpValueOption<IEnumerable<int>>.NewValueSome([]);

    // Matches are found when they are read.
    public static MatchCollection Matches(int item) => Regex.Matches(Text(item), "(?<digit>.)");

    // Results that cannot be used.
    public static Lazy<int> Later(int item) => new(() => Work(item));

    public static Task<Func<int>> Function(int item) => Task.FromResult<Func<int>>(() => Work(item));

    public static Subject Observable(int item) => new(item);

    public static IEnumerator<int> Enumerator(int item) => Linq(item).GetEnumerator();

    public static ConfiguredTaskAwaitable<int> Awaitable(int item) => WorkLater(item).ConfigureAwait(false);

    public static Action Procedure(int item) => () => Work(item);

    public static Func<CancellationToken, Task<int>> CancelableFunction(int item) => _ => WorkLater(item);

    public static FSharpFunc<CancellationToken, Task<int>> FSharpCancelableFunction(int item) => FSharpFunc<CancellationToken, Task<int>>.FromConverter(_ => WorkLater(item));

    public static OwnFunction OwnDelegate(int item) => () => Work(item);

    public static FSharpFunc<Unit, int> FSharpFunction(int item) => FSharpFunc<Unit, int>.FromConverter(_ => Work(item));

    public static IEnumerable<Lazy<int>> SequenceOfLazy(int item) => [new(() => Work(item))];

    public static Func<int>[] ArrayOfFunctions(int item) => [() => Work(item)];

    public static (int, Lazy<int>) TupleWithLazy(int item) => (item, new(() => Work(item)));

    public static FSharpOption<Lazy<int>> FSharpOptionWithLazy(int item) => new(new(() => Work(item)));

    public static ConfiguredCancelableAsyncEnumerable<int> ConfiguredSequence(int item) => AsyncIterator(item).ConfigureAwait(false);

    // Results whose values cannot be used.
    public static Task UnstartedTask(int item) => new(() => Work(item));

    public static Task<int> UnstartedTaskOfValue(int item) => new(() => Work(item));

    public static Task<IEnumerable<int>> UnstartedTaskOfSequence(int item) => new(() => Linq(item));

    public static object TaskBehindObject(int item) => WorkLater(item);

    public static object LazyBehindObject(int item) => new Lazy<int>(() => Work(item));

    private static int Work(int item)
    {
        Done.Add(item);
        return item;
    }

    public delegate int OwnFunction();

    public sealed class LaterTask : Task<int>
    {
        public LaterTask(int item)
            : base(() => Work(item)) => Start();
    }

    public sealed class Subject(int item) : IObservable<int>
    {
        public IDisposable Subscribe(IObserver<int> observer) => throw new InvalidOperationException($"{Work(item)}");
    }

    private sealed class Unenumerable(int item) : IReadOnlyList<int>
    {
        public int Count => 1;

        public int this[int index] => item;

        public IEnumerator<int> GetEnumerator() => throw new InvalidOperationException("enumerated");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
