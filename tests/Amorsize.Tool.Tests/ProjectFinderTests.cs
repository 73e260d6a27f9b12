using System.Text;
using Amorsize.Shared;
using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Tests;

/// <summary>The projects that a path stands for.</summary>
[TestClass]
public sealed class ProjectFinderTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("All.slnx", "<Solution><Folder Name=\"/x/\"><Project Path=\"A/A.csproj\" /></Folder><Project Path=\"B/B.fsproj\" /><Project Path=\"C/C.shproj\" /></Solution>")]
    [DataRow("All.sln", """
        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "x", "x", "{827E0CD3-B72D-47B6-A68D-7590B98EB39B}"
        EndProject
        Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "A", "A\A.csproj", "{0F31F9F9-09DB-4275-9E87-3386C8DF888D}"
        EndProject
        Project("{F2A71F9B-5D33-465A-A702-920D77279786}") = "B", "B\B.fsproj", "{860E87BC-EEA4-42AC-B1F1-CABCF2376D63}"
        EndProject
        Global
        EndGlobal
        """)]
    public void Solution_ItsProjects_AreFoundFromItsFolder(string name, string text)
    {
        Write(name, text);

        var found = Find(null);

        Assert.AreEqual(folder.At(name), found.Path);
        Assert.AreSequenceEqual([folder.At("A/A.csproj"), folder.At("B/B.fsproj")], found.Projects.Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void SolutionFilter_ItsProjects_AreThoseOfTheFilter()
    {
        Write("filters/Some.slnf", """{ "solution": { "path": "..\\All.slnx", "projects": ["A\\A.csproj"] } }""");

        Assert.AreSequenceEqual([folder.At("A/A.csproj")], Find("filters/Some.slnf").Projects);
    }

    [TestMethod]
    public void Folder_WithOneProject_IsThatProject()
    {
        Write("A.csproj", "<Project />");
        Write("sub/B.csproj", "<Project />");

        Assert.AreEqual(folder.At("A.csproj"), Find(".").Path);
    }

    [TestMethod]
    public void Folder_WithProjectsBelow_IsAllOfThemWithoutThoseOfBuilds()
    {
        foreach (var path in (string[])["a/A.csproj", "b/c/C.vbproj", "a/obj/Copy.csproj", "node_modules/x/X.csproj", ".git/G.csproj", "d/D.vcxproj"])
            Write(path, "<Project />");

        var found = Find(null);

        Assert.AreSequenceEqual([folder.At("a/A.csproj"), folder.At("b/c/C.vbproj")], found.Projects);
        Assert.AreEqual(folder.Root, found.Folder);
    }

    [TestMethod]
    public void Folder_WithOneSolutionInTwoFormats_UsesTheNewerFormat()
    {
        Write("All.sln", "");
        Write("All.slnx", "<Solution><Project Path=\"A/A.csproj\" /></Solution>");

        Assert.AreEqual(folder.At("All.slnx"), Find(null).Path);
    }

    [TestMethod]
    public void Folder_WithTwoSolutions_NamesBoth()
    {
        Write("One.slnx", "<Solution />");
        Write("Two.sln", "");

        Assert.Contains("One.slnx, Two.sln", Fails(ExitCode.Usage, null));
    }

    [TestMethod]
    [DataRow("missing", ExitCode.Usage, "There is no project, solution or folder")]
    [DataRow("notes.txt", ExitCode.Usage, "is no project, solution")]
    [DataRow("broken.slnx", ExitCode.Usage, "cannot be read")]
    [DataRow("broken.slnf", ExitCode.Usage, "cannot be read")]
    [DataRow("empty.slnx", ExitCode.NothingFound, "has no project")]
    [DataRow(null, ExitCode.NothingFound, "There is no project in")]
    public void Path_WithoutProjects_SaysWhy(string? path, int exitCode, string message)
    {
        Directory.CreateDirectory(folder.At("nothing"));
        Write("files/notes.txt", "");
        Write("files/broken.slnx", "<Solution>");
        Write("files/broken.slnf", "{}");
        Write("files/empty.slnx", "<Solution />");

        Assert.Contains(message, Fails(exitCode, path is null ? "nothing" : "files/" + path));
    }

    // MSBuild would wait for ever.
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("a.slnx")]
    [DataRow("a.slnf")]
    [DataRow("a.csproj")]
    public void Path_OfAFifo_IsNoProject(string name)
    {
        SpecialFile.Create("fifo", folder.At(name));

        Assert.Contains("is no regular file", Fails(ExitCode.Usage, name));
    }

    private ProjectSet Find(string? path) => ProjectFinder.Find(path, folder.Root);

    private string Fails(int exitCode, string? path)
    {
        var failure = Assert.ThrowsExactly<ToolException>(() => Find(path));
        Assert.AreEqual(exitCode, failure.ExitCode);
        return failure.Message;
    }

    private void Write(string path, string text) => folder.Write(path, Encoding.UTF8.GetBytes(text));
}
