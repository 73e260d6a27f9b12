using System.Globalization;
using System.Security.Cryptography;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Benchmarks.Fleets;

/// <summary>
/// CI agents that share a remote cache. Each builds once a day at a random time, with an empty obj folder. Look-ups, keys, verdicts and entries are the real
/// ones. Measurements are real searches on simulated workloads and take the simulated time. The clock and the network are simulated.
/// </summary>
/// <param name="classes">The classes of agents.</param>
/// <param name="workloads">Number of workloads that the project flags.</param>
/// <param name="edits">Whether one workload is edited each day at noon.</param>
/// <param name="dayDown">The day on which the server is down, from 0; -1: none.</param>
internal sealed class Fleet(IReadOnlyList<MachineClass> classes, int workloads, bool edits, int dayDown) : IDisposable
{
    // Standard deviation of a sample of 30 ms, over its mean.
    private const double Noise = 0.05;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly FakeTimeProvider clock = new(Start);
    private readonly StoringServer server = new();
    private readonly Dictionary<(MachineClass Class, int Workload), SimulatedSearch> searches = [];
    private readonly PriorityQueue<(IReadOnlyList<RemoteResult> Results, FleetDay Day), DateTimeOffset> pushes = new();
    private readonly string lockPath = Path.Combine(Path.GetTempPath(), $"amorsize-fleet-{Guid.NewGuid():N}.off");

    /// <summary>Simulates a number of days.</summary>
    public IReadOnlyList<FleetDay> Run(int days)
    {
        var random = new Random(1);
        var result = Enumerable.Range(0, days).Select(_ => new FleetDay()).ToList();
        var builds = Enumerable.Range(0, days)
            .SelectMany(day => classes.SelectMany(one => Enumerable.Range(0, one.Agents).Select(_ => (Time: Start + (day * Day) + (random.NextDouble() * Day), Class: one))))
            .OrderBy(build => build.Time);
        foreach (var (time, one) in builds)
        {
            PushUntil(time);
            MoveTo(time);
            Build(one, result[(time - Start).Days], random);
        }
        PushUntil(DateTimeOffset.MaxValue);
        return result;
    }

    public void Dispose()
    {
        server.Dispose();
        File.Delete(lockPath);
    }

    private void Build(MachineClass one, FleetDay day, Random random)
    {
        var requests = Enumerable.Range(0, workloads).Select(workload => RequestFor(one, workload)).ToList();
        var answers = Use(day, cache => cache.LookUp(requests));
        day.Builds++;
        day.LookUps += answers.Count;
        day.Hits += answers.Count(answer => answer.Verdict == Verdict.Hit);
        day.Warned += answers.Any(answer => answer.Verdict == Verdict.RemoteUnavailable) ? 1 : 0;

        var results = new List<RemoteResult>();
        var end = clock.GetUtcNow();
        foreach (var (index, answer) in answers.Index().Where(pair => pair.Item.Verdict != Verdict.Hit))
        {
            var search = Search(one, index, random);
            end += search.Elapsed;
            results.Add(new(requests[index], EntryOf(requests[index], search.Profile, end)));
        }
        if (results.Count == 0)
            return;
        day.Profiling++;
        day.ProfilingTime += end - clock.GetUtcNow();
        pushes.Enqueue((results, day), end);
    }

    private void PushUntil(DateTimeOffset time)
    {
        while (pushes.TryPeek(out var push, out var due) && due <= time)
        {
            pushes.Dequeue();
            MoveTo(due);
            Use(push.Day, cache => cache.Store(push.Results));
        }
    }

    private T Use<T>(FleetDay day, Func<RemoteCache, T> ask)
    {
        var (requests, bytes) = (server.Requests, server.Bytes);
        server.IsDown = (clock.GetUtcNow() - Start).Days == dayDown;
        var options = new RemoteOptions { BaseAddress = new("https://cache.example.org/"), Secret = "of the team"u8.ToArray() };
        using var store = new RemoteStore(options, server);
        using var circuit = new RemoteCircuit(lockPath);
        var answer = ask(new(store, options, circuit, clock));
        day.Requests += server.Requests - requests;
        day.Bytes += server.Bytes - bytes;
        return answer;
    }

    private void MoveTo(DateTimeOffset time)
    {
        if (time > clock.GetUtcNow())
            clock.SetUtcNow(time);
    }

    private LookUpRequest RequestFor(MachineClass one, int workload) => new()
    {
        Key = new("Product", new Subject.Workload(string.Create(CultureInfo.InvariantCulture, $"workload {workload}")), "net10.0", "Release"),
        Machine = one.Machine,
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(EditsOf(workload)))),
        MeasurementProperties = [new("AmorsizeTimeBudget", "00:00:03"), new("Optimize", "true")],
        Ttl = TimeSpan.FromDays(7),
    };

    // The workloads are edited in turn, one a day.
    private int EditsOf(int workload) => edits ? Enumerable.Range(0, (clock.GetUtcNow() - Start + (Day / 2)).Days).Count(edit => edit % workloads == workload) : 0;

    private SimulatedSearch Search(MachineClass one, int workload, Random random)
    {
        if (searches.TryGetValue((one, workload), out var known))
            return known;
        SimulatedSearch? search;
        do
            search = SimulatedSearch.Try(new WorkloadGenerator(random).Next(one.Machine.Processors), Noise, random);
        while (search is null);
        return searches[(one, workload)] = search;
    }

    private static Entry EntryOf(LookUpRequest request, Profile profile, DateTimeOffset now) => new()
    {
        Key = request.Key,
        Machine = request.Machine,
        Fingerprint = request.Fingerprint,
        MeasurementProperties = request.MeasurementProperties,
        ToolVersion = "1.0.0",
        CreatedAt = now,
        Result = new EntryResult.Loop(profile with { Workload = request.Key.Subject.Name, ProfiledAt = now }),
    };
}
