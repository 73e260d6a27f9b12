using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Tests.Layers;

/// <summary>Hits of a far layer are stored in the near one.</summary>
[TestClass]
public sealed class WriteThroughTests
{
    private readonly CacheInMemory build = new();

    [TestMethod]
    public void WriteThrough_HitOfTheFarLayer_IsStoredInTheNearOne()
    {
        var far = new AnsweringLayer(request => request.Key.Subject.Name == "b" ? LookUpResult.Without(Verdict.NotFound, "none") : Far(request));
        var layers = new LayeredCache(build.Cache, new WriteThrough(far, build.Cache, _ => Assert.Fail()));
        layers.LookUp([Sample.RequestFor("a"), Sample.RequestFor("b")]);

        var answers = layers.LookUp([Sample.RequestFor("a"), Sample.RequestFor("b")]);

        Assert.AreSequenceEqual([SettingsSource.Cached, SettingsSource.Default], answers.Select(answer => answer.Source));
        Assert.AreSequenceEqual(["a b", "b"], far.Asked);
    }

    [TestMethod]
    public void WriteThrough_FailingStore_IsStillHitAndReportedOnce()
    {
        build.Files.Before = (step, path) =>
        {
            if (step == nameof(IFileSystem.Create))
                throw new IOException("No space left on device");
        };
        var said = new List<Exception>();
        var layers = new LayeredCache(build.Cache, new WriteThrough(new AnsweringLayer(Far), build.Cache, said.Add));

        var answers = layers.LookUp([Sample.RequestFor("a"), Sample.RequestFor("b")]);

        Assert.IsTrue(answers.All(answer => answer.Verdict == Verdict.Hit));
        Assert.AreEqual("No space left on device", said.Single().Message);
    }

    private static LookUpResult Far(LookUpRequest request) => LookUpResult.Of(Sample.Entry("far").Of(request.Key.Subject.Name), request, Sample.Noon, SettingsSource.Remote);
}
