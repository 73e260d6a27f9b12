using System.Text;
using System.Text.Json;
using Amorsize.Build.Diagnostics;

namespace Amorsize.Build.Tests.Diagnostics;

/// <summary>Properties that hold for every text, shown on random texts made of the pieces that CI services interpret.</summary>
[TestClass]
public sealed class LogTextTests
{
    private const int Texts = 20_000;

    private static readonly string[] Pieces =
        ["#", "##", ":", "::", "vso[", "teamcity[", "error", " ", "\n", "\r", "\t", "\0", "\u001b[2K", "\u0085", "\u2028", "\u2029", "\u202e", "\u2066", "%", "[", "]", "a", "µ", "\\", "\""];

    [TestMethod]
    public void OneLine_AnyText_HasNoCommandOfACiService()
    {
        foreach (var text in RandomTexts())
        {
            // A command of GitHub may follow white space at the start of a line; those of Azure Pipelines and TeamCity may stand anywhere.
            var line = LogText.OneLine(text);
            Assert.DoesNotContain("##", line);
            Assert.DoesNotContain("::", line);
            Assert.IsFalse(line.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029' or '\u202e' or '\u2066'), line);
        }
    }

    [TestMethod]
    public void OneLine_Again_ChangesNothing()
    {
        foreach (var text in RandomTexts())
            Assert.AreEqual(LogText.OneLine(text), LogText.OneLine(LogText.OneLine(text)));
    }

    [TestMethod]
    public void OneLineJson_AnyText_KeepsItsValueAndHasNoCommand()
    {
        foreach (var text in RandomTexts())
        {
            var line = LogText.OneLineJson(JsonSerializer.Serialize(text));

            Assert.DoesNotContain("##", line);
            Assert.DoesNotContain("::", line);
            Assert.AreEqual(text, JsonSerializer.Deserialize<string>(line));
        }
    }

    private static IEnumerable<string> RandomTexts()
    {
        var random = new Random(1);
        for (var count = 0; count < Texts; count++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 9); length > 0; length--)
                text.Append(Pieces[random.Next(Pieces.Length)]);
            yield return text.ToString();
        }
    }
}
