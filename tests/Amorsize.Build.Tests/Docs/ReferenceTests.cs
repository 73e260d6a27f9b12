using System.Text.RegularExpressions;
using Amorsize.Docs;

namespace Amorsize.Build.Tests.Docs;

/// <summary>The reference has an entry for everything public, and no page speaks of names that do not exist.</summary>
[TestClass]
public sealed partial class ReferenceTests
{
    private static readonly string[] PartsOfACode = ["**Why:**", "**Next step:**", "**Silence or promote:**"];

    [TestMethod]
    public void Reference_EachCode_HasASectionWithCauseAndNextStep()
    {
        var page = MarkdownPage.Of("docs/reference/codes.md");

        Assert.IsEmpty(ProductNames.Codes.Where(code => page.SectionOf(code.ToLowerInvariant()) is not { } section || !Array.TrueForAll(PartsOfACode, part => section.Contains(part, StringComparison.Ordinal))));
    }

    [TestMethod]
    public void Reference_EachProperty_HasASectionWithItsDefault()
    {
        var page = MarkdownPage.Of("docs/reference/properties.md");

        Assert.IsEmpty(ProductNames.Properties.Where(property => page.SectionOf(property.ToLowerInvariant())?.Contains("Default: ", StringComparison.Ordinal) != true));
    }

    [TestMethod]
    public void Reference_EachTarget_HasASection()
    {
        var page = MarkdownPage.Of("docs/reference/targets.md");

        Assert.IsEmpty(ProductNames.Targets.Where(target => string.IsNullOrWhiteSpace(page.SectionOf(target.ToLowerInvariant()))));
    }

    [TestMethod]
    public void Reference_EachPublicMember_IsMentioned()
    {
        var page = MarkdownPage.Of("docs/reference/api.md");

        Assert.IsEmpty(ProductNames.Api.Select(NameOf).Where(name => !Regex.IsMatch(page.Text, $@"\b{Regex.Escape(name)}\b")));
    }

    [TestMethod]
    public void Reference_EachKindOfTheMatrix_HasARow()
    {
        var kinds = Kind.Matches(File.ReadAllText(Path.Combine(Repository.Root, "eng", "matrix.cs"))).Select(kind => kind.Groups[1].Value).ToList();
        var page = MarkdownPage.Of("docs/reference/project-kinds.md");

        Assert.IsNotEmpty(kinds);
        Assert.IsEmpty(kinds.Where(kind => !page.Text.Contains($"| {kind} | ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Pages_Codes_Exist() => Assert.IsEmpty(Unknown(Code, [.. ProductNames.Codes]));

    [TestMethod]
    public void Pages_PropertiesAndTargets_Exist() => Assert.IsEmpty(Unknown(PropertyOrTarget, [.. ProductNames.Properties, .. ProductNames.Targets]));

    private static IEnumerable<string> Unknown(Regex name, string[] known) =>
        MarkdownPage.All.SelectMany(page => name.Matches(page.Text).Select(match => match.Value).Except(known).Select(unknown => $"{page}: {unknown}"));

    // The name without its path: Map for Amorsize.TunedSettings.Map<T, TResult>(…), and the type for a type or a constructor.
    private static string NameOf(string line) => Signature.Replace(line, "").Replace(".get", "", StringComparison.Ordinal).Replace(".set", "", StringComparison.Ordinal).Split('.')[^1];

    [GeneratedRegex("^    new\\(\"([^\"]+)\",", RegexOptions.Multiline)]
    private static partial Regex Kind { get; }

    [GeneratedRegex("AMZ[0-9]{4}")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\bAmorsize[A-Z][A-Za-z]+")]
    private static partial Regex PropertyOrTarget { get; }

    [GeneratedRegex("[<(].*$")]
    private static partial Regex Signature { get; }
}
