using System.Collections.Concurrent;
using Amorsize.Engine;
using Amorsize.Settings;

namespace Amorsize.Benchmarks.Engines;

/// <summary>The loops that are compared: the engine and the framework's loops, over the same ranges.</summary>
internal static class EngineGroups
{
    private const int Million = 1_000_000;
    private const int Thousand = 1000;

    private static readonly int workers = Math.Max(2, Environment.ProcessorCount);
    private static readonly Dictionary<int, int[]> arrays = new[] { 2, Thousand, Thousand * 100, Million }.ToDictionary(count => count, count => Enumerable.Range(0, count).ToArray());
    private static readonly Dictionary<int, List<int>> lists = arrays.ToDictionary(entry => entry.Key, entry => entry.Value.ToList());
    private static readonly ParallelOptions asManyWorkers = new() { MaxDegreeOfParallelism = workers };
    private static readonly TunedSettings sequential = Tuned(ExecutionPlan.Sequential);
    private static readonly TunedSettings frameworkDefault = Tuned(ExecutionPlan.FrameworkDefault(Execution.Threads, Environment.ProcessorCount));
    private static readonly TunedSettings chunksOf64 = Tuned(new(Execution.Threads, workers, ChunkSize: 64));
    private static readonly TunedSettings chunksOf1024 = Tuned(new(Execution.Threads, workers, ChunkSize: 1024));
    private static readonly TunedSettings chunksOfOne = Tuned(new(Execution.Threads, workers, ChunkSize: 1));
    private static readonly TunedSettings inFlight = Tuned(new(Execution.Async, workers, ChunkSize: 1));

    private static readonly Dictionary<int, TunedSettings> tunedTo = [];
    private static int sink;

    public static IReadOnlyList<EngineGroup> All { get; } =
    [
        ForEach("ForEach, empty body", static _ => { }),
        ForEach("ForEach, 2 ns body", static item => Body.TwoNanoseconds(item)),
        ForEachOfList(static item => Body.TwoNanoseconds(item)),
        Map(static item => Body.TwoNanoseconds(item)),
        SmallChunks(static item => Body.TwoNanoseconds(item)),
        Sequence(static item => Body.TwoNanoseconds(item)),
        ForkJoin(static item => Volatile.Write(ref sink, item)),
        Asynchronous(static (_, _) => ValueTask.CompletedTask),
    ];

    private static EngineGroup ForEach(string title, Action<int> body) => new(title, Million, Thousand,
    [
        new("engine, sequential", n => sequential.ForEach(arrays[n], body)),
        new("loop over the delegate", n =>
        {
            foreach (var item in arrays[n])
                body(item);
        }),
        new("engine, default", n => frameworkDefault.ForEach(arrays[n], body)),
        new("PLINQ ForAll", n => arrays[n].AsParallel().ForAll(body)),
        new("engine, same ranges", n => TunedTo(RangeOf(n)).ForEach(arrays[n], body)),
        new("Partitioner, same ranges", n =>
        {
            var array = arrays[n];
            Parallel.ForEach(Partitioner.Create(0, n, RangeOf(n)), asManyWorkers, range =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                    body(array[i]);
            });
        }),
        new("Parallel.For", n =>
        {
            var array = arrays[n];
            Parallel.For(0, n, i => body(array[i]));
        }),
    ]);

    private static EngineGroup ForEachOfList(Action<int> body) => new("ForEach of a list, 2 ns body", Million, Thousand,
    [
        new("engine, sequential", n => sequential.ForEach(lists[n], body)),
        new("engine, default", n => frameworkDefault.ForEach(lists[n], body)),
        new("PLINQ ForAll", n => lists[n].AsParallel().ForAll(body)),
        new("engine, same ranges", n => TunedTo(RangeOf(n)).ForEach(lists[n], body)),
        new("Partitioner, same ranges", n =>
        {
            var list = lists[n];
            Parallel.ForEach(Partitioner.Create(0, n, RangeOf(n)), asManyWorkers, range =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                    body(list[i]);
            });
        }),
        new("Parallel.ForEach", n => Parallel.ForEach(lists[n], body)),
    ]);

    private static EngineGroup Map(Func<int, int> body) => new("Map, 2 ns body", Million, Thousand,
    [
        new("engine, sequential", n => sequential.Map(arrays[n], body)),
        new("engine, default", n => frameworkDefault.Map(arrays[n], body)),
        new("PLINQ Select", n => arrays[n].AsParallel().AsOrdered().Select(body).ToArray()),
        new("engine, same ranges", n => TunedTo(RangeOf(n)).Map(arrays[n], body)),
        new("Partitioner, same ranges", n =>
        {
            var (array, results) = (arrays[n], new int[n]);
            Parallel.ForEach(Partitioner.Create(0, n, RangeOf(n)), asManyWorkers, range =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                    results[i] = body(array[i]);
            });
        }),
        new("Parallel.For", n =>
        {
            var (array, results) = (arrays[n], new int[n]);
            Parallel.For(0, n, i => results[i] = body(array[i]));
        }),
    ]);

    private static EngineGroup SmallChunks(Action<int> body) => new("ForEach, 2 ns body, chunks of 64", Million, Thousand,
    [
        new("engine, same ranges", n => chunksOf64.ForEach(arrays[n], body)),
        new("Partitioner, same ranges", n =>
        {
            var array = arrays[n];
            Parallel.ForEach(Partitioner.Create(0, n, 64), asManyWorkers, range =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                    body(array[i]);
            });
        }),
    ]);

    private static EngineGroup Sequence(Action<int> body) => new("ForEach of a sequence, 2 ns body", Million, Thousand,
    [
        new("engine, sequential", n => sequential.ForEach(OneByOne(n), body)),
        new("engine, chunks of 1,024", n => chunksOf1024.ForEach(OneByOne(n), body)),
        new("engine, default", n => frameworkDefault.ForEach(OneByOne(n), body)),
        new("Parallel.ForEach", n => Parallel.ForEach(OneByOne(n), body)),
    ]);

    private static EngineGroup ForkJoin(Action<int> body) => new("fork and join of 2 items", Items: 2, FewItems: 2,
    [
        new("engine, sequential", n => sequential.ForEach(arrays[n], body)),
        new("engine, chunk 1", n => chunksOfOne.ForEach(arrays[n], body)),
        new("engine, default", n => frameworkDefault.ForEach(arrays[n], body)),
        new("Partitioner, chunk 1", n => Parallel.ForEach(Partitioner.Create(0, n, 1), asManyWorkers, range => body(arrays[n][range.Item1]))),
        new("Parallel.For", n =>
        {
            var array = arrays[n];
            Parallel.For(0, n, i => body(array[i]));
        }),
    ]);

    private static EngineGroup Asynchronous(Func<int, CancellationToken, ValueTask> body) => new("ForEachAsync, empty body", 100 * Thousand, Thousand,
    [
        new("engine", n => inFlight.ForEachAsync(arrays[n], body).GetAwaiter().GetResult()),
        new("Parallel.ForEachAsync", n => Parallel.ForEachAsync(arrays[n], asManyWorkers, body).GetAwaiter().GetResult()),
    ]);

    private static IEnumerable<int> OneByOne(int items)
    {
        for (var i = 0; i < items; i++)
            yield return i;
    }

    // Partitioner.Create(0, n) also makes three ranges a processor.
    private static int RangeOf(int items) => Math.Max(1, items / (3 * workers));

    private static TunedSettings TunedTo(int chunk) => tunedTo.TryGetValue(chunk, out var known)
        ? known
        : tunedTo[chunk] = Tuned(new(Execution.Threads, workers, chunk));

    private static TunedSettings Tuned(ExecutionPlan plan) =>
        new(new ResolvedSettings { Name = "engine", Plan = plan, Source = SettingsSource.Profiled, Reason = "benchmark" });
}
