using System.Globalization;
using Amorsize.Docs;

namespace Amorsize.Acceptance.Tests.Docs;

/// <summary>
/// One program made of the C# blocks of the documentation, without the files of walk-throughs. Blocks of a page share a namespace. A block of types becomes a
/// file. A block marked <c>fragment</c> becomes the body of a method, which the program calls.
/// </summary>
internal static class SnippetProgram
{
    private const string Fragment = "fragment";

    public static IEnumerable<CodeBlock> Blocks => MarkdownPage.All.SelectMany(page => page.Blocks).Where(block => block is { Language: "csharp", Role: "" or Fragment });

    /// <summary>Its source files, in the format of <c>Consumer.Create</c>.</summary>
    public static string Source =>
        $"""
        #file Snippets.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <!-- AMZ6001: a fragment may use a workload that its page does not show. -->
            <NoWarn>$(NoWarn);CS1998;AMZ6001</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
            <PackageReference Include="MSTest.TestFramework" Version="{typeof(TestClassAttribute).Assembly.GetName().Version!.ToString(3)}" />
          </ItemGroup>
        </Project>
        #file Program.cs
        {string.Concat(Blocks.Where(block => block.Role == Fragment).Select(block => $"await {NamespaceOf(block)}.{NameOf(block)}.RunAsync();\n"))}Console.WriteLine("done");
        {string.Concat(Blocks.Select(File))}
        """;

    private static string File(CodeBlock block) => block.Role == Fragment
        ? $$"""

            #file {{NamespaceOf(block)}}.{{NameOf(block)}}.cs
            using Amorsize;
            namespace {{NamespaceOf(block)}};
            internal static class {{NameOf(block)}}
            {
                public static async Task RunAsync()
                {
            #line {{LineOf(block)}} "{{block.Page.Name}}"
            {{block.Text}}
            #line default
                }
            }
            """
        : $"""

            #file {NamespaceOf(block)}.{NameOf(block)}.cs
            namespace {NamespaceOf(block)};
            #line {LineOf(block)} "{block.Page.Name}"
            {block.Text}
            """;

    private static string NamespaceOf(CodeBlock block) => "Page_" + string.Concat(block.Page.Name.Select(character => char.IsLetterOrDigit(character) ? character : '_'));

    private static string NameOf(CodeBlock block) => "Line" + LineOf(block);

    private static string LineOf(CodeBlock block) => block.Line.ToString(CultureInfo.InvariantCulture);
}
