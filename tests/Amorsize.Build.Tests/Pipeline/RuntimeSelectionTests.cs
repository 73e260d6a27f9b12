using Amorsize.Build.Pipeline;

namespace Amorsize.Build.Tests.Pipeline;

[TestClass]
public sealed class RuntimeSelectionTests
{
    [TestMethod]
    [DataRow(8, null, "8 10", 8)]
    [DataRow(8, null, "10", 8, DisplayName = "the default does not roll to another major version")]
    [DataRow(8, "Minor", "10", 8)]
    [DataRow(8, "Major", "8 10", 8)]
    [DataRow(8, "Major", "9 10", 9)]
    [DataRow(8, "major", "10 6", 10)]
    [DataRow(8, "LatestMajor", "8 9 10", 10)]
    [DataRow(10, "LatestMajor", "8 9", 10, DisplayName = "nothing fits")]
    public void Major_OfAPolicy_IsThatOfTheHost(int requested, string? policy, string installed, int expected) =>
        Assert.AreEqual(expected, RuntimeSelection.Major(requested, policy, [.. installed.Split(' ').Select(int.Parse)]));

    [TestMethod]
    public void InstalledIn_FolderOfThisRuntime_HasItsMajorVersion() =>
        Assert.Contains(Environment.Version.Major, RuntimeSelection.InstalledIn(RuntimeSelection.SharedFramework));

    [TestMethod]
    public void InstalledIn_MissingFolder_IsEmpty() => Assert.IsEmpty(RuntimeSelection.InstalledIn(Path.Combine(Path.GetTempPath(), "no such folder")));
}
