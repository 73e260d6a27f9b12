using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Tests;
using Amorsize.Cache.Verdicts;
using Microsoft.Coyote.Specifications;

namespace Amorsize.Cache.Races.Tests;

/// <summary>What two builds do at the same time in one directory, and what must hold in whatever order their steps come.</summary>
internal static class Scenarios
{
    private static readonly byte[] torn = EntryFormat.Write(Sample.Entry())[..500];

    /// <summary>Both look up an entry that has expired, and prune.</summary>
    public static async Task Expired(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        newBuild(files).Store(Sample.Entry("expired"));

        await Both(LookUpAndPrune, LookUpAndPrune);

        void LookUpAndPrune()
        {
            var build = newBuild(files);
            Expect(build, Verdict.Expired, Verdict.Pruned);
            build.Prune();
        }
    }

    /// <summary>Both prune an entry that has expired; a third looks it up afterwards.</summary>
    public static async Task Pruned(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        newBuild(files).Store(Sample.Entry("expired"));

        await Both(newBuild(files).Prune, newBuild(files).Prune);
        Expect(newBuild(files), Verdict.Pruned);
    }

    /// <summary>One stores a new result in place of one that has expired; the other prunes.</summary>
    public static async Task Renewed(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        newBuild(files).Store(Sample.Entry("expired"));

        await Both(LookUpAndStore, LookUpAndPrune);
        Expect(newBuild(files), Verdict.Hit);

        void LookUpAndStore()
        {
            var build = newBuild(files);
            Expect(build, Verdict.Expired, Verdict.Pruned);
            build.Store(Build.Fresh());
            Expect(build, Verdict.Hit);
        }

        void LookUpAndPrune()
        {
            var build = newBuild(files);
            Expect(build, Verdict.Expired, Verdict.Pruned, Verdict.Hit);
            build.Prune();
            Expect(build, Verdict.Expired, Verdict.Pruned, Verdict.Hit);
        }
    }

    /// <summary>Both do all that a build does.</summary>
    public static async Task WholeBuilds(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        newBuild(files).Store(Sample.Entry("expired"));

        await Both(() => WholeBuild("left"), () => WholeBuild("right"));
        Expect(newBuild(files), Verdict.Hit);
        Specification.Assert(files.Content.Count == 2, "besides the entry and the stamp of the prunes there is {0}", string.Join(", ", files.Content.Keys));

        void WholeBuild(string name)
        {
            var build = newBuild(files);
            Expect(build, Verdict.Expired, Verdict.Pruned, Verdict.Hit);
            build.Store(Build.Fresh(name));
            Expect(build, Verdict.Hit);
            build.Prune();
            Expect(build, Verdict.Hit);
        }
    }

    /// <summary>Both look up an entry that is torn, and prune.</summary>
    public static async Task Corrupt(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        files.Create(Build.EntryPath, torn);

        await Both(LookUpAndPrune, LookUpAndPrune);
        Expect(newBuild(files), Verdict.Corrupt);
        Specification.Assert(files.Content.GetValueOrDefault(CacheLayout.QuarantinePathOf(Build.EntryPath)) == torn, "what was torn is lost");

        void LookUpAndPrune()
        {
            var build = newBuild(files);
            Expect(build, Verdict.Corrupt);
            build.Prune();
            Expect(build, Verdict.Corrupt);
        }
    }

    /// <summary>One looks up an entry that is torn; the other stores a good one in its place.</summary>
    public static async Task Mended(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        files.Create(Build.EntryPath, torn);

        await Both(() => Expect(newBuild(files), Verdict.Corrupt, Verdict.Hit), () => newBuild(files).Store(Build.Fresh()));
        Expect(newBuild(files), Verdict.Hit);
    }

    /// <summary>Both add their results to one file.</summary>
    public static async Task Exchanged(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        string[] assemblies = ["Left", "Right"];
        foreach (var assembly in assemblies)
            newBuild(files).Store(Sample.Entry() with { Key = Sample.Key with { AssemblyName = assembly } });

        await Both(() => newBuild(files).Export("Left"), () => newBuild(files).Export("Right"));
        var exported = ExportFormat.Read(files.Content[Build.Exported]).Entries.Select(entry => entry.Key.AssemblyName);
        Specification.Assert(exported.SequenceEqual(assemblies), "only {0} is exported", string.Join(", ", exported));
    }

    private static Task Both(Action first, Action second) => Task.WhenAll(Task.Run(first), Task.Run(second));

    private static void Expect(Build build, params Verdict[] allowed)
    {
        var verdict = build.LookUp().Verdict;
        Specification.Assert(allowed.Contains(verdict), "{0}, which is none of {1}", verdict, string.Join(", ", allowed));
    }
}
