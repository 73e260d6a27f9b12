using System.Text;
using System.Text.Json;
using Amorsize.Settings;

namespace Amorsize.Tests.Settings;

/// <summary>The reader of settings files agrees with System.Text.Json, and breaks on no text.</summary>
[TestClass]
public sealed class JsonTextTests
{
    private const string Valid = """
        { "formatVersion": 1, "machine": { "processors": 2, "operatingSystem": "Linux" }, "workloads": { "a\\\"b": { "reason": "1 \u00b5s {[,:" },
          "Gr\u00fc\u00dfe": { "maxDegreeOfParallelism": 2, "chunkSize": 16, "execution": "Threads", "speedup": 1.8342, "reason": "×", "source": "Profiled",
          "profiledAt": "2026-11-30T06:58:08.6083102Z", "warnings": ["a", "b"] } } }
        """;

    [TestMethod]
    [DataRow("0")]
    [DataRow("-0.5")]
    [DataRow("203.8548")]
    [DataRow("0.002288")]
    [DataRow("123456789012345.6")]
    [DataRow("0.12345678901234567")]
    [DataRow("1e-7")]
    [DataRow("4.9E+5")]
    [DataRow("999999999999999")]
    [DataRow("9007199254740993")]
    [DataRow("65536")]
    public void Number_AnyForm_IsThatOfTheFramework(string number) =>
        Assert.AreEqual(JsonSerializer.Deserialize<double>(number), Parse($$"""{"n":{{number}}}""").Number("n", double.MinValue, double.MaxValue));

    [TestMethod]
    [DataRow("1.5")]
    [DataRow("1e400")]
    [DataRow("--1")]
    [DataRow("1.2.3")]
    [DataRow("-")]
    [DataRow("true")]
    [DataRow("\"1\"")]
    public void Int32_NoWholeNumber_Throws(string number) =>
        Assert.ThrowsExactly<FormatException>(() => Parse($$"""{"n":{{number}}}""").Int32("n", 0, 10));

    [TestMethod]
    public void Text_Escapes_AreDecoded()
    {
        var text = "a\"b\\c/d\b\f\n\r\tµ×\u0001 end";
        Assert.AreEqual(text, Parse($$"""{"µ\n":{{JsonSerializer.Serialize(text)}}}""").Text("µ\n"));
        Assert.AreEqual("/", Parse("""{"t":"\/"}""").Text("t"));
        Assert.ThrowsExactly<FormatException>(() => Parse("""{"t":"\x"}""").Text("t"));
    }

    [TestMethod]
    [DataRow("2026-11-30T06:58:08.6083102Z")]
    [DataRow("2026-11-30T06:58:08.6Z")]
    [DataRow("2026-11-30T06:58:08Z")]
    public void Time_InUtc_IsThatOfTheFramework(string time) =>
        Assert.AreEqual(JsonSerializer.Deserialize<DateTimeOffset>($"\"{time}\""), SettingsTime.TryParse(time, out var parsed) ? parsed : default);

    [TestMethod]
    [DataRow("2026-11-30")]
    [DataRow("2026-13-30T06:58:08Z")]
    [DataRow("2026-11-30T06:58:08.60831021Z")]
    [DataRow("2026-11-30T06:58:08+01:00")]
    [DataRow("2026-11-30 06:58:08Z")]
    [DataRow("x026-11-30T06:58:08Z")]
    [DataRow("")]
    public void Time_NotInUtc_IsNone(string time)
    {
        Assert.IsFalse(SettingsTime.TryParse(time, out _));
        Assert.IsNull(new SettingsFile(Encoding.UTF8.GetBytes(Valid.Replace("2026-11-30T06:58:08.6083102Z", time, StringComparison.Ordinal))).Find("Grüße", 2)!.ProfiledAt);
    }

    [TestMethod]
    public void Text_LettersOfAnyLength_AreDecoded()
    {
        var text = "µ×ß §é ܀ € 𝄞 \u0801";
        Assert.AreEqual(text, Parse($$"""{"t":"{{text}}"}""").Text("t"));
        Assert.IsTrue(Parse($$"""{"t":"{{text}}"}""").Member("t").Is(text));
        Assert.IsFalse(Parse("""{"t":1}""").Member("t").Is("1"));
    }

    [TestMethod]
    public void Find_NameWithEscapes_IsFound()
    {
        var file = new SettingsFile(Encoding.UTF8.GetBytes(Valid));

        Assert.AreEqual("×", file.Find("Grüße", processors: 2)!.Reason);
        Assert.IsNull(file.Find("Gr", processors: 2));
        Assert.IsNull(file.Find("", processors: 2));
        Assert.ThrowsExactly<FormatException>(() => file.Find("a\\\"b", processors: 2));
    }

    [TestMethod]
    public void Parse_EveryPrefix_IsRefused()
    {
        for (var length = 0; length < Encoding.UTF8.GetByteCount(Valid.TrimEnd()); length++)
            Assert.ThrowsExactly<FormatException>(() => new SettingsFile(Encoding.UTF8.GetBytes(Valid)[..length]));
    }

    [TestMethod]
    public void Find_AnyBytes_ThrowsAtMostFormatException()
    {
        var random = new Random(20261130);
        var valid = Encoding.UTF8.GetBytes(Valid);
        ReadOnlySpan<byte> marks = "{}[]\",:\\ \u00e9-0e"u8;
        for (var run = 0; run < 50_000; run++)
        {
            var bytes = (byte[])valid.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : marks[random.Next(marks.Length)];
            try
            {
                new SettingsFile(bytes).Find("Grüße", processors: 3);
            }
            catch (FormatException)
            {
            }
        }
    }

    [TestMethod]
    public void Find_EveryEnumMember_IsKnown()
    {
        foreach (var source in Enum.GetNames<SettingsSource>())
            Assert.AreEqual(source, new SettingsFile(Encoding.UTF8.GetBytes(Valid.Replace("Profiled", source, StringComparison.Ordinal))).Find("Grüße", 2)!.Source.ToString());
        foreach (var execution in Enum.GetNames<Execution>())
        {
            var text = Valid.Replace("Threads", execution, StringComparison.Ordinal).Replace("Parallelism\": 2", "Parallelism\": 1", StringComparison.Ordinal);
            Assert.AreEqual(execution, new SettingsFile(Encoding.UTF8.GetBytes(text)).Find("Grüße", 2)!.Plan.Execution.ToString());
        }
    }

    private static JsonText Parse(string json) => JsonText.Parse(Encoding.UTF8.GetBytes(json));
}
