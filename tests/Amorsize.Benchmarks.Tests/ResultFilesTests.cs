using System.Text.Json;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class ResultFilesTests
{
    [TestMethod]
    public void Json_RenamedMembers_KeepTheNamesOfCommittedFiles()
    {
        Assert.AreEqual("""{"contender":{"form":"Loop"},"samples":[1.5]}""", JsonSerializer.Serialize(new Measured(new(Form.Loop), [1.5]), ResultFiles.Json));
        Assert.AreEqual(Form.Loop, JsonSerializer.Deserialize<Measured>("""{"contender":{"form":"Loop"},"samples":[1.5]}""", ResultFiles.Json)!.Candidate.Form);
        Assert.AreSequenceEqual(
            ["\"Computes\"", "\"MayWait\"", "\"Waits\"", "\"WaitsAndComputes\""],
            Enum.GetValues<Nature>().Select(nature => JsonSerializer.Serialize(nature, ResultFiles.Json)));
    }
}
