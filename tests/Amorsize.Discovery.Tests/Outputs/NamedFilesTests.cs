using Amorsize.Discovery.Outputs;
using Amorsize.Shared;

namespace Amorsize.Discovery.Tests.Outputs;

[TestClass]
public sealed class NamedFilesTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [TestInitialize]
    public void WriteFiles()
    {
        foreach (var path in (string[])["bin/data.txt", "bin/App.dll", "bin/App.runtimeconfig.json", "bin/App.csv", "bin/sub/a.txt", "bin/sub/b.dll", "bin/code.cs", "own.txt", "own/a.txt", "own/node_modules/a.txt", "artifacts/a.txt", "bin/sub/artifacts/a.txt", "bin/ x", "bin/.x"])
            directory.Write(path, []);
    }

    [TestMethod]
    [DataRow("data.txt", true)]
    [DataRow("sub/a.txt", true)]
    [DataRow("sub\\a.txt", false, DisplayName = "a separator of Windows")]
    [DataRow("sub", true, DisplayName = "a folder of the output")]
    [DataRow("own.txt", true, DisplayName = "a file of the project")]
    [DataRow("own/a.txt", true)]
    [DataRow("own", true, DisplayName = "a folder of the project")]
    [DataRow("/sub/a.txt", true, DisplayName = "the end of a path")]
    [DataRow("./own/a.txt", true, DisplayName = "a path from the current directory")]
    [DataRow("bin", false, DisplayName = "the folder of the build's output")]
    [DataRow("artifacts", false, DisplayName = "a folder of the project that tools write")]
    [DataRow("artifacts/a.txt", true, DisplayName = "a file in such a folder")]
    [DataRow("sub/missing.txt", false)]
    [DataRow("missing", false)]
    [DataRow("", false)]
    [DataRow(" x", false)]
    [DataRow(".x", false)]
    [DataRow("/tmp", false)]
    [DataRow("\\x", false)]
    [DataRow("code.cs", false, DisplayName = "a source")]
    [DataRow("App", false, DisplayName = "the assembly's name")]
    [DataRow("App.csv", true, DisplayName = "a file with the assembly's name that no build generates")]
    [DataRow("App.runtimeconfig.json", false, DisplayName = "a file that the build generates")]
    [OSCondition(OperatingSystems.Linux)]
    public void Knows_Constant_OnlyIfItNamesAFile(string constant, bool isKnown) => Assert.AreEqual(isKnown, Files("bin").Knows(constant));

    [TestMethod]
    [DataRow("Data.txt", DisplayName = "a file of the output")]
    [DataRow("Own.txt", DisplayName = "a file of the project")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Linux)]
    public void Knows_NameInAnotherCase_IsTrue(string constant) => Assert.IsTrue(Files("bin").Knows(constant));

    [TestMethod]
    public void Knows_NameLongerThanAnyFile_IsFalse() => Assert.IsFalse(Files("bin").Knows(new('a', 261)));

    [TestMethod]
    public void Knows_FolderThatCannotBeListed_IsFalse() => Assert.IsFalse(Files("missing").Knows("data.txt"));

    [TestMethod]
    [DataRow("data.txt", "data.txt")]
    [DataRow("own.txt", "own.txt")]
    [DataRow("sub", "sub/a.txt sub/artifacts/a.txt")]
    [DataRow("own", "own/a.txt")]
    [DataRow("./own", "own/a.txt")]
    [DataRow("/sub/a.txt", "sub/a.txt")]
    [DataRow("missing", "")]
    public void FilesOf_Constant_AreTheFileOrThoseOfTheFolder(string constant, string names) =>
        Assert.AreEqual(names, string.Join(' ', Files("bin").FilesOf(constant).Select(file => file.Name)));

    [TestMethod]
    [DataRow("a.txt", "", "a.txt", true)]
    [DataRow("data/a.txt", "data", "data/a.txt", true)]
    [DataRow("./data/**", "data", "data/x/y.txt", true)]
    [DataRow("data/**/*.txt", "data", "data/y.txt", true)]
    [DataRow("data\\*.tx?", "data", "data/y.txt", true)]
    [DataRow("data/*.txt", "data", "data/x/y.txt", false)]
    [DataRow("*", "", "x/y", false)]
    [DataRow("", "", "a", false)]
    public void FilePattern_Path_MatchesInItsFolder(string pattern, string folder, string path, bool isMatch)
    {
        var parsed = new FilePattern(pattern);

        Assert.AreEqual((folder, isMatch), (parsed.Folder, parsed.IsMatch(path)));
    }

    [TestMethod]
    public void StampOf_FileBeyondTheBudget_IsItsSizeAndTime()
    {
        var (files, budget) = (new OutputFiles(Location("bin")), new ContentBudget());
        directory.Write("bin/data.txt", [1, 2, 3]);
        var file = new InputFile("data.txt", directory.At("bin/data.txt"));
        var checksum = files.StampOf(file, budget);
        Assert.AreEqual(checksum, files.StampOf(file, budget));
        Assert.DoesNotContain(" ", checksum);

        Assert.IsTrue(budget.Take((64 << 20) - 6));

        Assert.StartsWith("3 ", files.StampOf(file, budget));
        Assert.StartsWith("-1 ", files.StampOf(new("gone", directory.At("gone")), new ContentBudget()));
    }

    [TestMethod]
    public void OutputFiles_AssemblyAlone_HasNone()
    {
        var files = new OutputFiles(null);

        Assert.IsNull(files.OpenAssembly("App"));
        Assert.IsFalse(files.HasFiles("data.txt"));
        Assert.IsEmpty(files.FilesOf("data.txt"));
        Assert.IsEmpty(files.Matches("**"));
        Assert.IsEmpty(files.NativeFiles("near"));
    }

    private NamedFiles Files(string output) => new(Location(output), _ => { });

    private OutputLocation Location(string output) => new(directory.At($"{output}/App.dll"), directory.At(""), directory.At("bin/App.deps.json"), []);
}
