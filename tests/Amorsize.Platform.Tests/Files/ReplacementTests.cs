using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Files;

/// <summary>Both branches of a replacement, with the calls of the system replaced, and the contract that holds on every system.</summary>
[TestClass]
public sealed class ReplacementTests
{
    private const int Attempts = 10;

    private readonly List<string> calls = [];
    private readonly List<TimeSpan> pauses = [];
    private int refusals;

    [TestMethod]
    public void Move_FileThatAReaderHasOpen_ReplacesIt()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("new", [2]);
        directory.Write("old", [1]);
        using var reader = File.OpenHandle(directory.At("old"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        Replacement.Here.Move(directory.At("new"), directory.At("old"));

        Assert.AreEqual(2, File.ReadAllBytes(directory.At("old")).Single());
        Assert.IsFalse(File.Exists(directory.At("new")));
    }

    [TestMethod]
    public void Move_MissingTarget_CreatesIt()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("new", [2]);

        Replacement.Here.Move(directory.At("new"), directory.At("old"));

        Assert.AreEqual(2, File.ReadAllBytes(directory.At("old")).Single());
    }

    [TestMethod]
    [DataRow(true, true, "replace")]
    [DataRow(true, false, "move")]
    [DataRow(false, true, "move")]
    [DataRow(false, false, "move")]
    public void Move_OnEachSystem_UsesItsCall(bool isWindows, bool exists, string call)
    {
        New(isWindows, exists).Move("new", "old");

        Assert.AreEqual(call, calls.Single());
    }

    [TestMethod]
    [DataRow(typeof(IOException))]
    [DataRow(typeof(UnauthorizedAccessException))]
    public void Move_ScannerHoldsTheFile_IsRepeatedOnWindows(Type refusal)
    {
        refusals = 3;

        New(isWindows: true, exists: true, refusal).Move("new", "old");

        Assert.HasCount(4, calls);
        Assert.AreSequenceEqual([1.0, 2.0, 4.0], pauses.Select(pause => pause.TotalMilliseconds));
    }

    [TestMethod]
    public void Move_LastingRefusalOnWindows_FailsAfterHalfASecond()
    {
        refusals = int.MaxValue;

        Assert.ThrowsExactly<IOException>(() => New(isWindows: true, exists: true).Move("new", "old"));

        Assert.HasCount(Attempts, calls);
        Assert.AreEqual(511, pauses.Sum(pause => pause.TotalMilliseconds));
    }

    [TestMethod]
    public void Move_RefusalElsewhere_FailsAtOnce()
    {
        refusals = 1;

        Assert.ThrowsExactly<IOException>(() => New(isWindows: false, exists: true).Move("new", "old"));

        Assert.IsEmpty(pauses);
    }

    private Replacement New(bool isWindows, bool exists, Type? refusal = null)
    {
        return new(isWindows, new(_ => exists, (_, _) => Call("move"), (_, _) => Call("replace"), pauses.Add));

        void Call(string call)
        {
            calls.Add(call);
            if (refusals-- > 0)
                throw (Exception)Activator.CreateInstance(refusal ?? typeof(IOException))!;
        }
    }
}
