using System.Globalization;
using System.Reflection;
using Amorsize.Docs;
using Amorsize.Tool.CommandLine;
using Spectre.Console.Testing;

namespace Amorsize.Tool.Tests;

/// <summary>The page of the tool in the documentation names all that the tool has.</summary>
[TestClass]
public sealed class ToolPageTests
{
    private static readonly string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "tool.md"));

    [TestMethod]
    public void Page_EachCommandAndOption_IsNamed()
    {
        using var console = new TestConsole();
        var commands = ToolCommand.Create(new(console, console, new FakeEngine(), TimeProvider.System, "/")).Subcommands.Where(command => !command.Hidden).ToList();

        Assert.IsNotEmpty(commands);
        Assert.IsEmpty(commands.Where(command => !page.Contains($"## {command.Name}\n", StringComparison.OrdinalIgnoreCase) && !page.Contains($"| `{command.Name}` |", StringComparison.Ordinal)).Select(command => command.Name));
        Assert.IsEmpty(commands.SelectMany(command => command.Options.Where(option => !page.Contains($"`{option.Name}", StringComparison.Ordinal)).Select(option => $"{command.Name} {option.Name}")));
    }

    [TestMethod]
    public void Page_EachExitCode_HasARow() => Assert.IsEmpty(
        typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Where(code => !page.Contains(string.Create(CultureInfo.InvariantCulture, $"\n| {code.GetRawConstantValue()} | "), StringComparison.Ordinal)).Select(code => code.Name));
}
