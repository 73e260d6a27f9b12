using System.Text.RegularExpressions;

namespace Demo;

[TestClass]
public partial class RegexMatching
{
    // Documentation files come with the targeting packs, which not every machine has; the SDK's own build files are XML, too.
    private static readonly string Kind = SdkFiles.Find("*.xml", count: 50).Length == 50 ? "*.xml" : "*.targets";

    public static string[] Texts { get; } = [.. SdkFiles.Find(Kind, count: 200, toKiB: 256).Select(File.ReadAllText)];

    [Workload("regex", Items = nameof(Texts))]
    public static int CountNames(string text) => QuotedName().Count(text);

    [TestMethod]
    public void TunedCountsAreTheSequentialOnes()
    {
        var settings = TunedSettings.For("regex");
        Comparison.Of(settings, $"{Texts.Length} {Kind} files",
            sequential: () => [.. Texts.Select(CountNames)],
            tuned: () => settings.Map(Texts, CountNames));
    }

    [GeneratedRegex("""\b(name|cref|Include|Condition)\s*=\s*"[^"]*[A-Z][a-z]+[^"]*" """)]
    private static partial Regex QuotedName();
}
