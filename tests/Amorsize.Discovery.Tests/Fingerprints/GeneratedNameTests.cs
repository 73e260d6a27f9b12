using Amorsize.Discovery.Fingerprints;

namespace Amorsize.Discovery.Tests.Fingerprints;

[TestClass]
public sealed class GeneratedNameTests
{
    [TestMethod]
    [DataRow("<>c__DisplayClass5_0")]
    [DataRow("<Resize>b__5_0")]
    [DataRow("<>9__3_1")]
    [DataRow("<Resize>d__7")]
    [DataRow("<Resize>g__Local|5_0")]
    [DataRow("<>f__AnonymousType0`1")]
    [DataRow("CS$<>8__locals1")]
    [DataRow("System.IComparable<<Photos>F0A1B2__Own>.CompareTo")]
    [DataRow("_Closure$__1-0")]
    [DataRow("_Lambda$__5-0")]
    [DataRow("$I5-0")]
    [DataRow("VB$AnonymousType_0`2")]
    [DataRow("VB$StateMachine_4_Resize")]
    [DataRow("resize@12-1")]
    [DataRow("Clo@12-1")]
    [DataRow("Very@9")]
    [DataRow("_close@12")]
    [DataRow("$pow@12")]
    [DataRow("VB$AnonymousDelegate_0`2")]
    [DataRow("<StartupCode$MyApp>")]
    public void Stable_GeneratedName_IsNull(string name) => Assert.IsNull(GeneratedName.Stable(name));

    [TestMethod]
    [DataRow("Resize")]
    [DataRow(".ctor")]
    [DataRow("_camera")]
    [DataRow("Camera")]
    [DataRow("Version")]
    [DataRow("System.Collections.Generic.IEnumerable<Photo>.GetEnumerator")]
    [DataRow("<Width>k__BackingField")]
    [DataRow("$value")]
    [DataRow("")]
    public void Stable_OtherName_IsTheNameItself(string name) => Assert.AreEqual(name, GeneratedName.Stable(name));
}
