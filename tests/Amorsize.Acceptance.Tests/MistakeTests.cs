using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class MistakeTests : AcceptanceTest
{
    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> SeenInMetadata = new(() => Fail("SeenInMetadata",
        """
        public static class Bad
        {
            public static int[] Numbers => [1, 2, 3];
            public static int Single => 1;
            public static int[] WithParameter(int count) => new int[count];

            [Workload(Items = "Nowhere")]
            public static void NoSuchMember(int number) { }

            [Workload(Items = nameof(Single))]
            public static void NotASequence(int number) { }

            [Workload(Items = nameof(WithParameter))]
            public static void ItemsTakeParameters(int number) { }

            [Workload]
            public static void NoItems(int number) { }

            [Workload(Items = nameof(Numbers))]
            public static void OpenGeneric<T>(T item) { }

            [Workload(Items = nameof(Numbers))]
            public static void NoParameter() { }

            [Workload(Items = nameof(Numbers))]
            public static void TwoParameters(int one, int other) { }

            [Workload(Items = nameof(Numbers))]
            public static void ByReference(ref int number) { }

            [Workload(Items = nameof(Numbers))]
            public static void OfSpan(Span<int> numbers) { }

            [Workload(Items = nameof(Numbers))]
            public static async void AsyncVoid(int number) => await Task.Yield();

            [Workload("twin", Items = nameof(Numbers))]
            public static void FirstTwin(int number) { }

            [Workload("twin", Items = nameof(Numbers))]
            public static void SecondTwin(int number) { }

            [Workload("", Items = nameof(Numbers))]
            public static void Blank(int number) { }

            [Workload(Items = nameof(Numbers), ItemCount = -1)]
            public static void NegativeCount(int number) { }

            [Workload(Items = nameof(Numbers), MaxDegreeOfParallelism = -1)]
            public static void NegativeCeiling(int number) { }
        }
        public class NeedsArgument(int argument)
        {
            public static int[] Numbers => [1, 2, 3];
            public int[] OfInstance => [argument];

            [Workload(Items = nameof(Numbers))]
            public int WithoutConstructor(int number) => number + argument;

            [Workload(Items = nameof(OfInstance))]
            public static void ItemsOfInstance(int number) { }
        }
        public class Generic<T>
        {
            public static int[] Numbers => [1, 2, 3];

            [Workload(Items = nameof(Numbers))]
            public static void OfGenericType(int number) { }
        }
        """));

    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> SeenWhenRun = new(() => Fail("SeenWhenRun",
        """
        public static class Bad
        {
            public static int[] Numbers => [1, 2, 3];
            public static string[] Words => ["one", "two"];
            public static object[] Mixed => [1, "two"];
            public static int[] Empty => [];
            public static int[]? Nothing => null;
            public static object Single => new();

            [Workload(Items = nameof(Words))]
            public static void OfWrongType(int number) { }

            [Workload(Items = nameof(Mixed))]
            public static void OfMixedTypes(int number) { }

            [Workload(Items = nameof(Empty))]
            public static void OfEmptyItems(int number) { }

            [Workload(Items = nameof(Nothing))]
            public static void OfNullItems(int number) { }

            [Workload(Items = nameof(Single))]
            public static void OfAnObject(int number) { }

            [Workload("good", Items = nameof(Numbers))]
            public static int Good(int number) => number;
        }
        """));

    [TestMethod]
    [DataRow("Bad.NoSuchMember(int)", "declares no property, field or method of that name")]
    [DataRow("Bad.NotASequence(int)", "gives no items")]
    [DataRow("Bad.ItemsTakeParameters(int)", "takes parameters")]
    [DataRow("Bad.NoItems(int)", "has no Items")]
    [DataRow("Bad.OpenGeneric", "The method is generic")]
    [DataRow("Bad.NoParameter()", "takes no parameter")]
    [DataRow("Bad.TwoParameters(int, int)", "takes 2 parameters")]
    [DataRow("Bad.ByReference", "by reference")]
    [DataRow("Bad.OfSpan", "a pointer or ref struct")]
    [DataRow("Bad.AsyncVoid(int)", "async void")]
    [DataRow("Bad.FirstTwin(int)", "Bad.SecondTwin(int) is a workload named 'twin' as well")]
    [DataRow("Bad.SecondTwin(int)", "Bad.FirstTwin(int) is a workload named 'twin' as well")]
    [DataRow("Bad.Blank(int)", "name is blank")]
    [DataRow("Bad.NegativeCount(int)", "ItemCount is -1")]
    [DataRow("Bad.NegativeCeiling(int)", "MaxDegreeOfParallelism is -1")]
    [DataRow("NeedsArgument.WithoutConstructor(int)", "no public constructor without parameters")]
    [DataRow("NeedsArgument.ItemsOfInstance(int)", "is an instance member")]
    [DataRow("OfGenericType(int)", "type is generic")]
    public void Flag_WrongInMetadata_IsAnErrorThatNamesMethodAndCause(string method, string cause) => HasError(SeenInMetadata.Value, method, cause);

    [TestMethod]
    [DataRow("Bad.OfWrongType(int)", "System.String")]
    [DataRow("Bad.OfMixedTypes(int)", "System.String")]
    [DataRow("Bad.OfEmptyItems(int)", "is empty")]
    [DataRow("Bad.OfNullItems(int)", "is null")]
    [DataRow("Bad.OfAnObject(int)", "not a sequence")]
    public void Flag_WrongItemsWhenRun_IsTheSameError(string method, string cause) => HasError(SeenWhenRun.Value, method, cause);

    [TestMethod]
    public void Build_FlagWrongInMetadata_MeasuresNothing() => SeenInMetadata.Value.Log.MeasuredNothing();

    [TestMethod]
    public void Build_SeveralMistakes_GivesOneErrorEach()
    {
        Assert.HasCount(18, SeenInMetadata.Value.Log.Errors);
        Assert.HasCount(5, SeenWhenRun.Value.Log.Errors);
    }

    [TestMethod]
    public void Build_AfterAMistakeIsFixed_KeepsTheOtherResults()
    {
        var consumer = CopyOf(SeenWhenRun.Value.Consumer);
        consumer.Write("Bad.cs", "");
        consumer.Write("Good.cs",
            """
            public static class Bad
            {
                public static int[] Numbers => [1, 2, 3];

                [Amorsize.Workload("good", Items = nameof(Numbers))]
                public static int Good(int number) => number;
            }
            """);

        consumer.Build().MeasuredNothing();
    }

    private static (Consumer Consumer, BuildLog Log) Fail(string name, string code)
    {
        var consumer = Consumer.Create(name,
            $"""
            #file Bad.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <!-- Without the analyzer, which would report most of them before there is an assembly. -->
                <NoWarn>CS1998;CA1000;AMZ2004</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
                <Using Include="Amorsize" />
              </ItemGroup>
            </Project>
            #file Bad.cs
            {code}
            """);
        return (consumer, consumer.BuildWithErrors());
    }

    private static void HasError((Consumer Consumer, BuildLog Log) built, string method, string cause)
    {
        var error = built.Log.CodedErrors("AMZ2004").SingleOrDefault(error => error.Text.StartsWith("[Workload] on ", StringComparison.Ordinal)
            && error.Text.Contains(method, StringComparison.Ordinal)
            && error.Text.IndexOf(method, StringComparison.Ordinal) < error.Text.IndexOf(" cannot work", StringComparison.Ordinal));
        Assert.IsNotNull(error, built.Log.ToString());
        Assert.Contains(cause, error.Text);
        Assert.AreEqual(built.Consumer.At("Bad.cs"), error.File);
        Assert.EndsWith("#amz2004", built.Log.HelpLinks("AMZ2004").Single());
    }
}
