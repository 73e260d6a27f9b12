using System.Collections.Concurrent;
using Amorsize.Cache.Verdicts;
using CsCheck;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>Random builds on two machines share a cache while the clock goes forward and backward. The cache must answer as the model does.</summary>
[TestClass]
public sealed class ModelBasedTests(TestContext output)
{
    private static readonly Gen<string> workload = Gen.OneOf("a", "b");
    private static readonly Gen<string> configuration = Gen.OneOf("Release", "Debug");
    private static readonly Gen<int> machine = Gen.OneOf(8, 2);

    /// <summary>Mostly the same version, because with evenly distributed versions hardly any look-up would be a hit.</summary>
    private static readonly Gen<int> version = Gen.Frequency((5, 1), (1, 2));

    /// <summary>The limits in the rules, and the durations one tick longer.</summary>
    private static readonly Gen<TimeSpan> duration = Gen.Select(
        Gen.OneOf(TimeSpan.Zero, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(37), TimeSpan.FromDays(90)),
        Gen.OneOf(TimeSpan.Zero, TimeSpan.FromTicks(1)),
        (limit, beyond) => limit + beyond);

    private static readonly Gen<Measured> measured = Gen.Select(workload, configuration, machine, version, version, version,
        Gen.Select(Gen.OneOf(1, 2, 4, 8), Gen.Frequency((4, false), (1, true))),
        (workload, configuration, machine, code, settings, method, choice) => new Measured(workload, configuration, machine, code, settings, method, choice.Item1, choice.Item2, TimeSpan.Zero));

    private static readonly Gen<Wanted> wanted = Gen.Select(workload, configuration, machine, version, version, Gen.Frequency((4, 0), (1, 2)),
        (workload, configuration, machine, code, settings, ceiling) => new Wanted(workload, configuration, machine, code, settings, ceiling));

    private static readonly Gen<Cleaning> cleaning = Gen.Select(Gen.OneOf<string[]>([], ["a"], ["b"], ["a", "b"]), configuration, machine,
        (workloads, configuration, machine) => new Cleaning(workloads, configuration, machine));

    private static readonly Gen<Exchanged> exchanged = Gen.Select(
        Gen.Select(measured, duration, Gen.Frequency((20, false), (1, true)), (result, age, hasFailed) => result with { Age = age, HasFailed = hasFailed }).Array[0, 3], Gen.OneOf("Skip", "Overwrite", "Newer"),
        (results, policy) => new Exchanged(results, policy));

    /// <summary>Damage hits few places only, because a place stays corrupt until the next store.</summary>
    private static readonly Gen<(string, string, int)> damage = Gen.Select(Gen.Const("a"), Gen.Const("Release"), machine);

    [TestMethod]
    public void Cache_TenThousandRandomRuns_AgreesWithTheModel()
    {
        var answers = new ConcurrentDictionary<string, int>();

        Check(PlantedDefect.None, runs: 10_000, model =>
        {
            foreach (var answer in model.Answers)
                answers.AddOrUpdate(answer.Split(',', ' ')[0], 1, (_, count) => count + 1);
        });

        var looked = answers.Where(answer => char.IsLetter(answer.Key[0])).OrderByDescending(answer => answer.Value).ToArray();
        output.WriteLine($"{answers.Values.Sum()} answers compared; {string.Join(", ", looked.Select(answer => $"{answer.Key}: {answer.Value}"))}");
        // Every verdict that a look-up of files in memory can give must have been compared.
        foreach (var verdict in Enum.GetValues<Verdict>().Where(verdict => verdict is <= Verdict.InvalidChoice and not Verdict.Unreadable))
            Assert.IsGreaterThan(100, answers.GetValueOrDefault($"{verdict}"), $"{verdict}");
    }

    [TestMethod]
    [DataRow(PlantedDefect.NoTombstone)]
    [DataRow(PlantedDefect.PruneFirst)]
    [DataRow(PlantedDefect.NoGrace)]
    [DataRow(PlantedDefect.NothingKept)]
    [DataRow(PlantedDefect.ForeignOverwritten)]
    public void Model_PlantedDefect_IsFound(PlantedDefect defect)
    {
        var found = Assert.ThrowsExactly<CsCheckException>(() => Check(defect, runs: 1000, _ => { }));

        output.WriteLine(found.Message);
    }

    private static void Check(PlantedDefect defect, int runs, Action<CacheModel> heard) =>
        Gen.Const(0).Select(_ => (new ModelledCache(defect), new CacheModel())).SampleModelBased(
            [
                measured.Operation<ModelledCache, CacheModel>((cache, result) => cache.Put(result), (model, result) => model.Put(result)),
                measured.Operation<ModelledCache, CacheModel>((cache, result) => cache.Put(result), (model, result) => model.Put(result)),
                wanted.Operation<ModelledCache, CacheModel>((cache, wanted) => cache.Get(wanted), (model, wanted) => model.Get(wanted)),
                wanted.Operation<ModelledCache, CacheModel>((cache, wanted) => cache.Get(wanted), (model, wanted) => model.Get(wanted)),
                duration.Operation<ModelledCache, CacheModel>((cache, by) => cache.Advance(by), (model, by) => model.Advance(by)),
                duration.Operation<ModelledCache, CacheModel>((cache, by) => cache.Advance(-by), (model, by) => model.Advance(-by)),
                cleaning.Operation<ModelledCache, CacheModel>((cache, prune) => cache.Prune(prune), (model, prune) => model.Prune(prune)),
                exchanged.Operation<ModelledCache, CacheModel>((cache, import) => cache.Import(import), (model, import) => model.Import(import)),
                damage.Operation<ModelledCache, CacheModel>((cache, place) => cache.Damage(place), (model, place) => model.Damage(place)),
            ],
            equal: (cache, model) =>
            {
                heard(model);
                return cache.Answers.SequenceEqual(model.Answers);
            },
            iter: runs, printActual: cache => cache.ToString(), printModel: model => model.ToString());
}
