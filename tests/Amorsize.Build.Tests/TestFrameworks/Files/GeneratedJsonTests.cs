using System.Text;
using Amorsize.Build.TestFrameworks.Files;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

[TestClass]
public sealed class GeneratedJsonTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void With_NoFile_HasOursAlone() => ProjectFolder.AssertJson(
        """{ "mstest": { "parallelism": { "workers": 4 } }, "generatedBy": "Amorsize.Build" }""",
        Text(GeneratedJson.Of(folder.At("gone.json")).With("mstest/parallelism/workers", 4)));

    [TestMethod]
    public void With_OtherMembersOfTheUser_AddsOurs() => ProjectFolder.AssertJson(
        """{ "mstest": { "timeout": { "test": 1000 }, "parallelism": { "workers": 4 } }, "other": [1, 2.50, null], "generatedBy": "Amorsize.Build" }""",
        Text(User("""{ "mstest": { "timeout": { "test": 1000 } }, "other": [1, 2.50, null] }""").With("mstest/parallelism/workers", 4)));

    [TestMethod]
    [DataRow("workers")]
    [DataRow("Workers")]
    public void With_MemberOfTheUser_KeepsTheUsersValue(string key) => ProjectFolder.AssertJson(
        $$"""{ "mstest": { "{{key}}": 2 }, "generatedBy": "Amorsize.Build" }""",
        Text(User($$"""{ "mstest": { "{{key}}": 2 } }""").With("mstest/workers", 4)));

    [TestMethod]
    public void With_OtherCase_JoinsTheUsersMembers() => ProjectFolder.AssertJson(
        """{ "MSTest": { "Parallelism": { "enabled": true, "workers": 4 } }, "generatedBy": "Amorsize.Build" }""",
        Text(User("""{ "MSTest": { "Parallelism": { "enabled": true } } }""").With("mstest/parallelism/enabled", false).With("mstest/parallelism/workers", 4)));

    [TestMethod]
    public void Of_CommentsAndTrailingCommas_AreRead() => ProjectFolder.AssertJson(
        """{ "a": [1], "generatedBy": "Amorsize.Build" }""",
        Text(User("""
            // why
            { "a": [1,], /* because */ }
            """)));

    [TestMethod]
    public void Of_ByteOrderMark_IsRead()
    {
        File.WriteAllText(folder.At("user.json"), """{ "a": 1 }""", Encoding.UTF8);

        Assert.AreEqual("a", GeneratedJson.Of(folder.At("user.json")).FirstOf(["a"]));
    }

    [TestMethod]
    public void ToBytes_TextOfAnyLanguage_StaysReadable() => Assert.Contains("Prüfung für \\\"<µ>\\\"", Text(User("""{ "title": "Prüfung für \"<µ>\"" }""")));

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("<xml/>")]
    [DataRow("""{ "a": 1, "a": 2 }""")]
    public void Of_NoJson_ThrowsWithThePath(string content) =>
        Assert.StartsWith($"{folder.At("user.json")} is not JSON: ", Assert.ThrowsExactly<FormatException>(() => User(content)).Message);

    [TestMethod]
    [DataRow("[]")]
    [DataRow("null")]
    [DataRow("1")]
    public void Of_NoObject_ThrowsWithThePath(string content) =>
        Assert.AreEqual($"{folder.At("user.json")} is not a JSON object", Assert.ThrowsExactly<FormatException>(() => User(content)).Message);

    [TestMethod]
    [DataRow("""{ "maxParallelThreads": 4 }""", "maxParallelThreads")]
    [DataRow("""{ "MaxParallelThreads": 4 }""", "maxParallelThreads")]
    [DataRow("""{ "nested": { "Setting": false } }""", "nested/setting")]
    [DataRow("""{ "nested": { "other": false } }""", null)]
    [DataRow("""{ "nested": "setting" }""", null)]
    public void FirstOf_MembersOfTheUser_AreFound(string content, string? found) => Assert.AreEqual(found, User(content).FirstOf(["maxParallelThreads", "nested/setting"]));

    [TestMethod]
    public void IsOurs_AnyFile_OnlyIfGenerated()
    {
        File.WriteAllBytes(folder.At("ours.json"), GeneratedJson.Of("").ToBytes());

        Assert.IsTrue(GeneratedJson.IsOurs(folder.At("ours.json")));
        Assert.IsFalse(GeneratedJson.IsOurs(folder.At("gone.json")));
        Assert.IsFalse(GeneratedJson.IsOurs(folder.Write("theirs.json", "{}")));
        Assert.IsFalse(GeneratedJson.IsOurs(folder.Write("others.json", """{ "generatedBy": "Another" }""")));
        Assert.IsFalse(GeneratedJson.IsOurs(folder.Write("number.json", """{ "generatedBy": 1 }""")));
        Assert.IsFalse(GeneratedJson.IsOurs(folder.Write("broken.json", "{")));
    }

    private GeneratedJson User(string content) => GeneratedJson.Of(folder.Write("user.json", content));

    private static string Text(GeneratedJson json) => Encoding.UTF8.GetString(json.ToBytes());
}
