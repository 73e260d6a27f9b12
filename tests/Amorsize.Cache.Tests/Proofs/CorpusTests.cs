using Amorsize.Cache.Fuzz.Oracle;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>The inputs by which the fuzzer reached all code that it ever reached: see eng/fuzz.sh.</summary>
[TestClass]
public sealed class CorpusTests
{
    // Fewer inputs would mean that the files are not found.
    private const int LeastInputs = 20;

    public static IEnumerable<object[]> Names => Targets.All.Keys.Select(target => new object[] { target });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Read_EachInputOfTheCorpus_KeepsThePromises(string target)
    {
        var inputs = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", target));

        Assert.IsGreaterThanOrEqualTo(LeastInputs, inputs.Length);
        foreach (var input in inputs)
            Targets.All[target](File.ReadAllBytes(input));
    }
}
