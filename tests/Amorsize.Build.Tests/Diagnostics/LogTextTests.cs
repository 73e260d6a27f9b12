using System.Text.Json;
using Amorsize.Build.Diagnostics;
using Amorsize.Shared;

namespace Amorsize.Build.Tests.Diagnostics;

/// <summary>Properties that hold for every text.</summary>
[TestClass]
public sealed class LogTextTests
{
    private const int Texts = 20_000;

    [TestMethod]
    public void OneLine_AnyText_HasNoCommandOfACiService()
    {
        foreach (var text in HostileTexts.Of(Texts))
        {
            // A command of GitHub may follow white space at the start of a line; those of Azure Pipelines and TeamCity may stand anywhere.
            var line = LogText.OneLine(text);
            HostileTexts.AssertShownOnly(line, text);
            Assert.DoesNotContain("\n", line);
            // Half of a surrogate pair would make a log unreadable as UTF-8.
            Assert.DoesNotContain(char.IsSurrogate, line.EnumerateRunes().Where(rune => rune.IsBmp).Select(rune => (char)rune.Value));
        }
    }

    [TestMethod]
    public void OneLine_Again_ChangesNothing()
    {
        foreach (var text in HostileTexts.Of(Texts))
            Assert.AreEqual(LogText.OneLine(text), LogText.OneLine(LogText.OneLine(text)));
    }

    [TestMethod]
    public void Json_AnyText_KeepsItsValueAndHasNoCommand()
    {
        foreach (var text in HostileTexts.Of(Texts))
        {
            var json = JsonSerializer.Serialize(text);
            var line = LogText.Json(json);

            HostileTexts.AssertShownOnly(line, text);
            Assert.AreEqual(JsonSerializer.Deserialize<string>(json), JsonSerializer.Deserialize<string>(line));
        }
    }
}
