namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>Fingerprints of workloads that use files and embedded resources.</summary>
[TestClass]
public sealed class InputFingerprintTests : IDisposable
{
    private readonly CompiledOutput output = new();

    public void Dispose() => output.Dispose();

    [TestMethod]
    [DataRow("items.txt", "File.ReadAllLines(\"items.txt\")")]
    [DataRow("data/items.txt", "File.ReadAllLines(\"data/items.txt\")")]
    [DataRow("data/items.txt", "Directory.GetFiles(\"data\")")]
    [DataRow("data/items.txt", "File.ReadAllLines($\"{AppContext.BaseDirectory}/data/items.txt\")")]
    [DataRow("data/items.txt", "File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, \"data\", \"items.txt\"))")]
    public void Fingerprint_FileThatItemsNameChanged_Changes(string file, string items)
    {
        output.Write(file, "1\n2\n");
        output.Compile(Workload($"static string[] Items => {items};", "Console.Write(item)"));

        var before = output.Fingerprint();
        output.Write(file, "1\n2\n3\n");

        Assert.AreNotEqual(before, output.Fingerprint());
        Assert.Contains(output.At(file), output.Dependencies);
    }

    [TestMethod]
    [DataRow("items.txt", "File.ReadAllLines(\"items.txt\")")]
    [DataRow("data/items.txt", "Directory.GetFiles(\"data\")")]
    public void Fingerprint_FileOfTheProjectThatItemsNameChanged_Changes(string file, string items)
    {
        output.WriteToProject(file, "1\n2\n");
        output.Compile(Workload($"static string[] Items => {items};", "Console.Write(item)"));

        var before = output.Fingerprint();
        output.WriteToProject(file, "1\n2\n3\n");

        Assert.AreNotEqual(before, output.Fingerprint());
    }

    [TestMethod]
    public void Fingerprint_FileThatADataRowNamesChanged_Changes()
    {
        output.Write("data/a.txt", "1");
        output.Compile("#assembly App\nusing System.IO; [TestClass] public class C { [Workload] [TestMethod] [DataRow(1, \"data/a.txt\")] public void M(int n, string path) => Console.Write(File.ReadAllText(path)); }");

        var before = output.Fingerprint();
        output.Write("data/a.txt", "12");

        Assert.AreNotEqual(before, output.Fingerprint());
    }

    [TestMethod]
    public void Fingerprint_FileThatNothingNamesChanged_Stays()
    {
        output.Write("other.txt", "1");
        output.Write("items.txt", "1");
        output.Compile(Workload("static string[] Items => File.ReadAllLines(\"items.txt\");", "Console.Write(item)"));

        var before = output.Fingerprint();
        output.Write("other.txt", "12");

        Assert.AreEqual(before, output.Fingerprint());
    }

    [TestMethod]
    [DataRow("App", "\"App\"", DisplayName = "the program, which has another content on each system")]
    [DataRow("App.amorsize.json", "\"App.amorsize.json\"", DisplayName = "the settings file, which the build writes")]
    [DataRow("de/App.resources.dll", "\"de\"", DisplayName = "an assembly with translated texts, which each build renews")]
    [DataRow("deps.txt", "\"deps\"", DisplayName = "a file whose name begins as the constant")]
    public void Fingerprint_ConstantThatNamesNoInput_Stays(string file, string constant)
    {
        output.Write(file, "1");
        output.Compile(Workload($"static string[] Items => [{constant}];", "Console.Write(item)"));

        var before = output.Fingerprint();
        output.Write(file, "12");
        File.Delete(output.ScanFile);

        Assert.AreEqual(before, output.Fingerprint());
    }

    [TestMethod]
    public void Fingerprint_FileTouchedOnly_Stays()
    {
        output.Write("items.txt", "1");
        output.Compile(Workload("static string[] Items => File.ReadAllLines(\"items.txt\");", "Console.Write(item)"));

        var before = output.Fingerprint();
        File.SetLastWriteTimeUtc(output.At("items.txt"), DateTime.UnixEpoch);

        Assert.AreEqual(before, output.Fingerprint());
    }

    [TestMethod]
    [DataRow("changed", "data/a/one.txt", "12")]
    [DataRow("added", "data/a/three.txt", "3")]
    [DataRow("added beside", "data/four.txt", "4")]
    [DataRow("added in a folder that tools write", "data/artifacts/five.txt", "5")]
    public void Fingerprint_InputChanged_Changes(string what, string file, string content)
    {
        var before = WithInputs("data/**");
        output.WriteToProject(file, content);

        Assert.AreNotEqual(before, output.Fingerprint(), what);
    }

    [TestMethod]
    [DataRow("data/**", "elsewhere/one.txt")]
    [DataRow("data/*.txt", "data/a/one.txt")]
    [DataRow("data/**/*.csv; none/*", "data/a/one.txt")]
    [DataRow("**/*.bin", "obj/x.bin")]
    public void Fingerprint_FileOutsideTheInputsChanged_Stays(string inputs, string file)
    {
        var before = WithInputs(inputs);
        output.WriteToProject(file, "changed");

        Assert.AreEqual(before, output.Fingerprint());
    }

    [TestMethod]
    public void Fingerprint_ResourceThatTheCodeNamesChanged_Changes()
    {
        const string Body = "new StreamReader(typeof(C).Assembly.GetManifestResourceStream(\"table\")!).ReadToEnd()";
        Assert.AreNotEqual(Resources(Body, "1", "1"), Resources(Body, "2", "1"));
        Assert.AreEqual(Resources(Body, "1", "1"), Resources(Body, "1", "2"));
    }

    [TestMethod]
    public void Fingerprint_ResourceOfUnknownNameChanged_Changes()
    {
        const string Body = "new StreamReader(typeof(C).Assembly.GetManifestResourceStream(s.Name)!).ReadToEnd()";
        Assert.AreNotEqual(Resources(Body, "1", "1"), Resources(Body, "1", "2"));
    }

    [TestMethod]
    public void Fingerprint_ResourceThatNothingReadsChanged_Stays() => Assert.AreEqual(Resources("1", "1", "1"), Resources("1", "2", "2"));

    [TestMethod]
    public void Fingerprint_NativeLibraryChanged_Changes()
    {
        output.Write("libcodec.so", "1");
        output.Compile("#assembly App\nusing System.IO;\npublic class C { [System.Runtime.InteropServices.DllImport(\"codec\")] static extern int Code(); [Workload] public static void M(TunedSettings s) => Code(); }\n");

        var before = output.Fingerprint();
        output.Write("libcodec.so", "2");

        // Size and time may be the same, as after a build within one clock tick.
        File.Delete(output.ScanFile);
        Assert.AreNotEqual(before, output.Fingerprint());
    }

    [TestMethod]
    [DataRow("codec", "libcodec.so")]
    [DataRow("codec", "codec.dll")]
    [DataRow("App", "libApp.so")]
    public void Fingerprint_LibraryThatCodeLoadsByNameChanged_Changes(string name, string file)
    {
        output.Write(file, "1");
        output.Compile(Loading(name));

        var before = output.Fingerprint();
        output.Write(file, "2");

        File.Delete(output.ScanFile);
        Assert.AreNotEqual(before, output.Fingerprint());
    }

    [TestMethod]
    [DataRow("App")]
    [DataRow("App.dll")]
    [DataRow("Lib")]
    [DataRow("a\\0b", DisplayName = "no name of a file")]
    public void Fingerprint_ManagedAssemblyThatALoaderNamesChanged_Stays(string name)
    {
        output.Write("App", "the program");
        output.Compile(Loading(name));

        var before = output.Fingerprint();
        output.Write("App", "the program of another system");
        output.Compile(Loading(name, added: "public class Added;"));

        Assert.AreEqual(before, output.Fingerprint());
    }

    private static string Loading(string name, string added = "") =>
        $"#assembly Lib\npublic class Plain; {added}\n#assembly App\npublic class C {{ [Workload] public static void M(TunedSettings s) => Console.Write(System.Runtime.InteropServices.NativeLibrary.Load(\"{name}\")); }} {added}\n";

    private static string Resources(string body, string table, string other) => CompiledOutput.FingerprintOf(
        $"#assembly App\nusing System.IO;\npublic class C {{ [Workload] public static void M(TunedSettings s) => Console.Write({body}); }}\n#resource table\n{table}\n#resource other\n{other}\n");

    private static string Workload(string items, string body) =>
        $"#assembly App\nusing System.IO;\npublic class C {{ {items} [Workload(Items = \"Items\")] public static void M(string item) => {body}; }}\n";

    private string WithInputs(string inputs)
    {
        foreach (var file in (string[])["data/a/one.txt", "data/two.txt", "elsewhere/one.txt", "obj/x.bin"])
            output.WriteToProject(file, "1");
        output.Compile($"#assembly App\nusing System.IO;\npublic class C {{ [Workload(Inputs = \"{inputs}\")] public static void M(TunedSettings s) {{ }} }}\n");
        return output.Fingerprint();
    }
}
