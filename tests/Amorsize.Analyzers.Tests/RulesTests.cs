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

    [TestMethod]
    [DataRow("AMZ2004", DiagnosticSeverity.Error, true)]
    [DataRow("AMZ6001", DiagnosticSeverity.Warning, true)]
    [DataRow("AMZ6002", DiagnosticSeverity.Warning, true)]
    [DataRow("AMZ6003", DiagnosticSeverity.Info, true)]
    [DataRow("AMZ6004", DiagnosticSeverity.Info, false)]
    public void Rule_ByDefault_HasItsSeverity(string code, DiagnosticSeverity severity, bool isOn)
    {
        var rule = typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().Single(rule => rule.Id == code);

        Assert.AreEqual((severity, isOn), (rule.DefaultSeverity, rule.IsEnabledByDefault));
    }
}
