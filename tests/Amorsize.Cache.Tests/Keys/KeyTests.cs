using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Tests;
using Microsoft.CodeAnalysis;

namespace Amorsize.Cache.Tests.Keys;

/// <summary>Verdicts of source changes: a result is stored for one program and looked up by a build of the changed program.</summary>
[TestClass]
public sealed class KeyTests
{
    private const string Program = """
        public static class Photos
        {
            static int[] Samples => [1, 2, 3];
            [Workload("thumbnails", Items = nameof(Samples))]
            static int Resize(int photo)
            {
                var scale = 40;
                Func<int, int> resize = x => x * scale;
                for (var i = 0; i < 1000; i++)
                    photo += resize(i);
                return photo + Sharpen(photo) + new List<long>().Count;
            }
            static int Sharpen(int photo, int radius = 5) => photo / radius;
            static int Unrelated() => 60;
            static int Other(Func<int> x) => x() + 70;
        }
        """;

    private readonly CacheInMemory build = new();

    [TestMethod]
    [DataRow("a callee", "photo / radius", "photo % radius")]
    [DataRow("a constant", "i < 1000", "i < 1000000")]
    [DataRow("a generic argument", "List<long>", "List<short>")]
    [DataRow("a value that a closure captures", "scale = 40", "scale = 41")]
    [DataRow("the body of a closure", "x * scale", "x + scale")]
    [DataRow("a default argument", "radius = 5", "radius = 6")]
    [DataRow("the items member", "[1, 2, 3]", "[1, 2, 4]")]
    public void LookUp_ChangeThatTheWorkloadReaches_IsWorkloadChanged(string what, string from, string to) =>
        Assert.AreEqual(Verdict.WorkloadChanged, VerdictAfter(Changed(from, to)), what);

    [TestMethod]
    [DataRow("an unrelated method", "=> 60", "=> 61")]
    [DataRow("an unrelated method before", "static int[] Samples", "static int Before(int x) => new[] { x }.Select(y => y + 1).Sum(); static int[] Samples")]
    [DataRow("the order", "    static int Unrelated() => 60;\n    static int Other(Func<int> x) => x() + 70;\n", "    static int Other(Func<int> x) => x() + 70;\n    static int Unrelated() => 60;\n")]
    public void LookUp_UnrelatedChange_IsHit(string what, string from, string to) => Assert.AreEqual(Verdict.Hit, VerdictAfter(Changed(from, to)), what);

    [TestMethod]
    public void LookUp_RebuildOnAnotherPath_IsHit()
    {
        Assert.AreEqual(Verdict.Hit, VerdictAfter(Program, "/elsewhere/of/another/user/Photos.cs"));
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            Assert.AreEqual(
                Compiled.Scan(PhotosSource.Text, optimization).Single().Fingerprint,
                Compiled.Scan(PhotosSource.Text, optimization, "/elsewhere/of/another/user/Photos.cs").Single().Fingerprint);
        }
    }

    [TestMethod]
    public void LookUp_PropertiesInAnotherOrder_IsHit()
    {
        build.Cache.Store(Sample.Entry() with { MeasurementProperties = [.. Sample.Settings.Reverse()] });

        Assert.AreEqual("", build.LookUp().Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_PropertyOnOneSideOnly_IsSettingsChanged()
    {
        build.Cache.Store(Sample.Entry());

        Assert.AreEqual(
            "SettingsChanged: Optimize: cached true, here (none)",
            build.Cache.LookUp(Sample.Request with { MeasurementProperties = [Sample.Settings[0]] }).Findings.TextOf());
        Assert.AreEqual(
            "SettingsChanged: New: cached (none), here 1",
            build.Cache.LookUp(Sample.Request with { MeasurementProperties = [.. Sample.Settings, new("New", "1")] }).Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_AnotherKey_IsNotFound()
    {
        build.Cache.Store(Sample.Entry());

        foreach (var other in new[] { Sample.Key with { AssemblyName = "Other" }, Sample.Key.Of("Thumbnails"), Sample.Key with { TargetFramework = "net10.0" }, Sample.Key with { Configuration = "Debug" } })
            Assert.AreEqual(Verdict.NotFound, build.Cache.LookUp(Sample.Request with { Key = other }).Verdict, other.ToString());
    }

    private static string Changed(string from, string to)
    {
        Assert.AreEqual(2, Program.Split(from).Length, $"the source does not have '{from}' exactly once");
        return Program.Replace(from, to);
    }

    private Verdict VerdictAfter(string program, string path = "Photos.cs")
    {
        build.Cache.Store(Sample.Entry() with { Fingerprint = Compiled.Scan(Program).Single().Fingerprint });
        return build.Cache.LookUp(Sample.Request with { Fingerprint = Compiled.Scan(program, path: path).Single().Fingerprint }).Verdict;
    }
}
