using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Tests.Metadata;

[TestClass]
public sealed class NamedArgumentsTests
{
    private const string Attributes = """
        public enum Size { Small = 3 }
        public sealed class GivenAttribute : Attribute
        {
            public GivenAttribute() { }
            public GivenAttribute(int first) { }
            public GivenAttribute(Size first) { }
            public GivenAttribute(bool first) { }
            public int Number { get; set; }
            public bool Flag { get; set; }
            public Size Size { get; set; }
            public string Text { get; set; }
            public double Real { get; set; }
        }
        """;

    [TestMethod]
    [DataRow("Given(7)", 7)]
    [DataRow("Given(Size.Small)", 3)]
    [DataRow("Given(-1, Number = 2)", -1)]
    [DataRow("Given", null)]
    [DataRow("Given(Number = 7)", null)]
    [DataRow("Given(true)", null)]
    public void FirstOf_Constructor_IsItsNumber(string attribute, int? number) => Assert.AreEqual(number, Of(attribute, NamedArguments.FirstOf));

    [TestMethod]
    [DataRow("Given", "")]
    [DataRow("Given(Number = 7, Flag = true, Size = Size.Small)", "Flag=1 Number=7 Size=3")]
    [DataRow("Given(Flag = false, Text = \"x\", Number = 2)", "Flag=0 Number=2")]
    [DataRow("Given(Number = 1, Real = 2.5, Flag = true)", "Number=1", DisplayName = "reading stops at a type of unknown length")]
    [DataRow("Given(7, Number = 1)", "")]
    public void Of_NamedArguments_AreNumbers(string attribute, string numbers) =>
        Assert.AreEqual(numbers, string.Join(' ', Of(attribute, NamedArguments.Of).OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key}={argument.Value}")));

    [TestMethod]
    [DataRow("Given", false)]
    [DataRow("Given(7)", true)]
    [DataRow("Given(Number = 7)", true)]
    public void AreGiven_Attribute_OnlyWithArguments(string attribute, bool areGiven) => Assert.AreEqual(areGiven, Of(attribute, NamedArguments.AreGiven));

    private static T Of<T>(string attribute, Func<MetadataReader, CustomAttribute, T> read)
    {
        using var image = new PEReader(Compiled.Assembly($"[assembly: {attribute}]\n{Attributes}"));
        var reader = image.GetMetadataReader();
        return read(reader, reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute).Single(one => one.Constructor.Kind == HandleKind.MethodDefinition));
    }
}
