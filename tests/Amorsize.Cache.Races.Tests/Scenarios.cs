using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Tests;
using Amorsize.Cache.Verdicts;
using Microsoft.Coyote.Specifications;

namespace Amorsize.Cache.Races.Tests;

/// <summary>Operations of two builds at the same time in one directory, with the conditions that must hold for any order of steps.</summary>
internal static class Scenarios
{
    private static readonly byte[] torn = EntryFormat.Write(Sample.Entry())[..500];

    /// <summary>Both builds look up an expired entry and prune.</summary>
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

    /// <summary>Both builds prune an expired entry; a third looks it up afterwards.</summary>
    public static async Task Pruned(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        newBuild(files).Store(Sample.Entry("expired"));

        await Both(newBuild(files).Prune, newBuild(files).Prune);
        Expect(newBuild(files), Verdict.Pruned);
    }

    /// <summary>One build replaces an expired entry; the other prunes.</summary>
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

    /// <summary>Both builds look up, store and prune.</summary>
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

    /// <summary>Both builds look up a corrupt file and prune.</summary>
    public static async Task Corrupt(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        files.Create(Build.EntryPath, torn);

        await Both(LookUpAndPrune, LookUpAndPrune);
        Expect(newBuild(files), Verdict.Corrupt);
        Specification.Assert(files.Content.GetValueOrDefault(CacheLayout.QuarantinePathOf(Build.EntryPath)) == torn, "the corrupt file is lost");

        void LookUpAndPrune()
        {
            var build = newBuild(files);
            Expect(build, Verdict.Corrupt);
            build.Prune();
            Expect(build, Verdict.Corrupt);
        }
    }

    /// <summary>One build looks up a corrupt file; the other replaces it with a good entry.</summary>
    public static async Task Mended(RacyFiles files, Func<RacyFiles, Build> newBuild)
    {
        files.Create(Build.EntryPath, torn);

        await Both(() => Expect(newBuild(files), Verdict.Corrupt, Verdict.Hit), () => newBuild(files).Store(Build.Fresh()));
        Expect(newBuild(files), Verdict.Hit);
    }

    /// <summary>Both builds export to one file.</summary>
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
