using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>The content of a generated .runsettings: the user's settings, with those of this package added.</summary>
internal sealed class RunSettings
{
    /// <summary>The section that VSTest itself reads, for every test framework.</summary>
    public const string Configuration = "RunConfiguration";

    // Settings in that section that are paths relative to the .runsettings. They are made absolute, because the generated file is in another folder.
    private static readonly string[] PathSettings = ["ResultsDirectory", "TestAdaptersPaths", "SolutionDirectory"];

    private readonly XDocument document;

    private RunSettings(XDocument document) => this.document = document;

    /// <summary>The environment variables that VSTest gives to the process of the tests.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentVariables => Named(Named([Root], Configuration), "EnvironmentVariables").Elements()
        .GroupBy(variable => variable.Name.LocalName)
        .ToDictionary(variable => variable.Key, variable => variable.Last().Value);

    private XElement Root => document.Root!;

    /// <summary>Reads the user's settings, and makes their paths absolute; without a file, the content is empty.</summary>
    /// <param name="path">Absolute path of the user's file; empty: there is no file.</param>
    /// <exception cref="FormatException">The file cannot be read, is not XML, or names a path that XML cannot have.</exception>
    public static RunSettings Of(string path)
    {
        try
        {
            if (RegularFile.Read(path, RegularFile.LargestText) is not { } bytes)
                return new(new XDocument(new XElement("RunSettings")));
            using var file = new MemoryStream(bytes);
            var document = XDocument.Load(file);
            foreach (var element in document.Root!.Elements(Configuration).Elements().Where(element => PathSettings.Contains(element.Name.LocalName)))
                element.Value = string.Join(';', element.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Absolute(part, Path.GetDirectoryName(path)!)));
            // A variable may bring what XML cannot have.
            _ = document.ToString();
            return new(document);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"{path} cannot be XML with the paths that it names: {e.Message}", e);
        }
        catch (XmlException e)
        {
            throw new FormatException($"{path} is not XML: {e.Message}", e);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>The first of these settings, as section/name, that the content has; null if it has none.</summary>
    public string? FirstOf(IEnumerable<string> settings) => settings.FirstOrDefault(setting => TextOf(setting) is not null);

    /// <summary>The value of a setting, as section/name; null if the content does not have it.</summary>
    public string? TextOf(string setting) => setting.Split('/') is var names ? Named(Named([Root], names[0]), names[1]).FirstOrDefault()?.Value : null;

    /// <summary>Sets a setting, and replaces the user's value if there is one.</summary>
    public RunSettings With(string section, string name, params object[] content)
    {
        if (Named([Root], section).FirstOrDefault() is not { } parent)
            Root.Add(parent = new XElement(section));
        Named([parent], name).Remove();
        parent.Add(new XElement(name, content));
        return this;
    }

    /// <summary>Removes the user's data collectors and loggers: a trial measures no coverage and writes no logs for the user.</summary>
    public RunSettings WithoutCollectors()
    {
        Root.Elements("DataCollectionRunSettings").Remove();
        Root.Elements("InProcDataCollectionRunSettings").Remove();
        Root.Elements("LoggerRunSettings").Remove();
        return this;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{new XDeclaration("1.0", "utf-8", null)}\n{document.Root}\n".ReplaceLineEndings("\n"));

    // VSTest expands environment variables, so a path that starts with one may be absolute.
    private static string Absolute(string path, string home) => Path.GetFullPath(Environment.ExpandEnvironmentVariables(path), home);

    // The case of names is ignored, as test runners do.
    private static IEnumerable<XElement> Named(IEnumerable<XElement> parents, string name) =>
        parents.Elements().Where(element => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase));
}
