using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>A .runsettings: the user's own, with settings added.</summary>
internal sealed class RunSettings
{
    private const string Configuration = "RunConfiguration";

    // Paths that are relative to the file that they stand in.
    private static readonly string[] PathsOfConfiguration = ["ResultsDirectory", "TestAdaptersPaths", "SolutionDirectory"];

    // What a user writes who has chosen for himself.
    private static readonly string[] OfParallelism =
    [
        "MSTest/Parallelize", "MSTestV2/Parallelize", "NUnit/NumberOfTestWorkers", "xUnit/MaxParallelThreads", "xUnit/ParallelizeTestCollections", "RunConfiguration/DisableParallelization",
    ];

    private readonly XDocument document;

    private RunSettings(XDocument document) => this.document = document;

    private XElement Root => document.Root!;

    /// <summary>The user's file; an empty one where there is none.</summary>
    /// <param name="path">Its absolute path; empty: there is none.</param>
    /// <exception cref="FormatException">It is not XML.</exception>
    public static RunSettings Of(string path)
    {
        if (path.Length == 0 || !File.Exists(path))
            return new(new XDocument(new XElement("RunSettings")));
        try
        {
            var document = XDocument.Load(path);
            foreach (var element in document.Root!.Elements(Configuration).Elements().Where(element => PathsOfConfiguration.Contains(element.Name.LocalName)))
                element.Value = string.Join(';', element.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Absolute(part, Path.GetDirectoryName(path)!)));
            return new(document);
        }
        catch (XmlException e)
        {
            throw new FormatException($"{path} is not XML: {e.Message}", e);
        }
    }

    /// <summary>The setting of his own that says how tests run beside each other; null where he leaves that open.</summary>
    public string? OwnSetting => Array.Find(OfParallelism, setting => setting.Split('/') is var names && Named(Named([Root], names[0]), names[1]).Any());

    /// <summary>Adds what the runner of a framework reads.</summary>
    public RunSettings With(TestFramework framework, SuitePlan setting)
    {
        var workers = setting.Workers.ToString(CultureInfo.InvariantCulture);
        switch (framework, setting.Workers)
        {
            case (_, 0):
                break;
            case (TestFramework.MSTest, 1):
                Set(Configuration, "DisableParallelization", "true");
                break;
            case (TestFramework.MSTest, _):
                // Both: with workers alone the scope would be that of classes, whatever the attribute says.
                Set("MSTest", "Parallelize", new XElement("Workers", workers), new XElement("Scope", setting.Scope == TestScope.Methods ? "MethodLevel" : "ClassLevel"));
                break;
            case (TestFramework.NUnit, 1):
                Set("NUnit", "NumberOfTestWorkers", "0");
                break;
            case (TestFramework.NUnit, _):
                Set("NUnit", "NumberOfTestWorkers", workers);
                break;
            case (_, 1):
                Set("xUnit", "ParallelizeTestCollections", "false");
                break;
            default:
                Set("xUnit", "MaxParallelThreads", workers);
                break;
        }
        return this;
    }

    public RunSettings WithRandomOrder(TestFramework framework, bool shuffled)
    {
        if (shuffled && framework == TestFramework.MSTest)
            Set("MSTest", "RandomizeTestOrder", "true");
        return this;
    }

    /// <summary>NUnit writes its results, in its own format, into this folder.</summary>
    public RunSettings WithNUnitResults(string folder)
    {
        Set("NUnit", "TestOutputXml", folder);
        return this;
    }

    /// <summary>Nothing collects coverage or writes logs beside the user's own.</summary>
    public RunSettings WithoutCollectors()
    {
        Root.Elements("DataCollectionRunSettings").Remove();
        Root.Elements("LoggerRunSettings").Remove();
        return this;
    }

    public void Save(string path) => File.WriteAllBytes(path, ToBytes());

    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{new XDeclaration("1.0", "utf-8", null)}\n{document.Root}\n".ReplaceLineEndings("\n"));

    // vstest puts the values of variables in; they may make the path absolute.
    private static string Absolute(string path, string home) => Path.GetFullPath(Environment.ExpandEnvironmentVariables(path), home);

    // Runners do not look at the case either.
    private static IEnumerable<XElement> Named(IEnumerable<XElement> parents, string name) =>
        parents.Elements().Where(element => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase));

    private void Set(string section, string name, params object[] content)
    {
        if (Named([Root], section).FirstOrDefault() is not { } parent)
            Root.Add(parent = new XElement(section));
        Named([parent], name).Remove();
        parent.Add(new XElement(name, content));
    }
}
