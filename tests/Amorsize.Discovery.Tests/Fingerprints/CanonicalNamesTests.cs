using System.Reflection.Metadata;
using Amorsize.Discovery.Fingerprints;

namespace Amorsize.Discovery.Tests.Fingerprints;

[TestClass]
public sealed class CanonicalNamesTests
{
    // Some of these types no C# compiler writes.
    [TestMethod]
    public void CanonicalNames_DifferentTypes_HaveDifferentNames()
    {
        var names = new CanonicalNames();
        string[] texts =
        [
            "T",
            names.GetPinnedType("T"),
            names.GetModifiedType("M", "T", isRequired: true),
            names.GetModifiedType("M", "T", isRequired: false),
            names.GetSZArrayType("T"),
            names.GetByReferenceType("T"),
            names.GetPointerType("T"),
            names.GetGenericTypeParameter(null, 0),
            names.GetGenericMethodParameter(null, 0),
            names.GetArrayType("T", new ArrayShape(2, [], [0, 0])),
            names.GetArrayType("T", new ArrayShape(3, [], [0, 0, 0])),
            names.GetArrayType("T", new ArrayShape(2, [], [0, 1])),
            names.GetArrayType("T", new ArrayShape(2, [], [1, 2])),
            names.GetArrayType("T", new ArrayShape(2, [], [12])),
            names.GetArrayType("T", new ArrayShape(2, [1, 2], [0, 0])),
            names.GetArrayType("T", new ArrayShape(2, [12], [0, 0])),
        ];

        Assert.AreAllDistinct(texts);
    }
}
