using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Tests;

/// <summary>The descriptors of all rules.</summary>
[TestClass]
public sealed class RulesTests
{
    [TestMethod]
    public void Rules_EachOne_LinksToTheSectionOfItsCode()
    {
        var rules = typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().ToList();

        Assert.HasCount(6, rules);
        // ReferenceTests checks that the page has a section for each code.
        Assert.IsEmpty(rules.Where(rule => !rule.HelpLinkUri.EndsWith($"/docs/reference/codes.md#{rule.Id.ToLowerInvariant()}", StringComparison.Ordinal)));
    }
}
