using Amorsize.Docs;

namespace Amorsize.Tool.Tests;

/// <summary>Compares output with the text that is committed for it, in the folder <c>Approved</c>.</summary>
internal static class Approved
{
    /// <summary>Asserts that an output is the approved one. Otherwise, the output is kept in the folder of the tests, to be looked at and copied.</summary>
    /// <param name="name">The name of the approved file, without its extension.</param>
    /// <param name="output">The output.</param>
    public static void IsOutput(string name, string output)
    {
        var actual = string.Join('\n', output.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n') + "\n";
        var path = Path.Combine(Repository.Root, "tests", "Amorsize.Tool.Tests", "Approved", name + ".txt");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (expected == actual)
            return;
        var received = Path.Combine(AppContext.BaseDirectory, name + ".received.txt");
        File.WriteAllText(received, actual);
        Assert.AreEqual(expected, actual, $"The output differs from {path}. It is in {received}.");
    }
}
