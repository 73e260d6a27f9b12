using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed class LibraryTests : AcceptanceTest
{
    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(LibraryTests), Files);
        return (consumer, consumer.Build("App"));
    });

    // The application references the package only through the library.
    private static string Files =>
        """
        #file Lib/Lib.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Lib/Library.cs
        using Amorsize;
        public static class Library
        {
            public static int[] Numbers => [.. Enumerable.Range(1, 30)];

            [Workload("in the library", Items = nameof(Numbers))]
            public static int Square(int number) => number * number;
        }
        #file App/App.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../Lib/Lib.csproj" />
          </ItemGroup>
        </Project>
        #file App/Program.cs
        using Amorsize;
        Console.WriteLine(TunedSettings.For("in the library").Source);
        Console.WriteLine(TunedSettings.For("in the application").Source);
        public static class Application
        {
            public static int[] Numbers => Library.Numbers;

            [Workload("in the application", Items = nameof(Numbers))]
            public static int Cube(int number) => Library.Square(number) * number;
        }
        """;

    [TestMethod]
    public void Build_ApplicationWithLibrary_MeasuresEachOnce() => Assert.AreSequenceEqual(["in the library", "in the application"], Built.Value.Log.Measured);

    [TestMethod]
    public void Build_ApplicationWithLibrary_CopiesTheLibrarysSettings()
    {
        var output = Folder.Files(Built.Value.Consumer.At("App/bin/Debug/net10.0"));

        Assert.Contains("App.amorsize.json", output);
        Assert.Contains("Lib.amorsize.json", output);
    }

    [TestMethod]
    public void Application_WithLibrary_UsesSettingsOfBoth() =>
        Assert.AreEqual("Profiled\nProfiled", Built.Value.Consumer.Run("App/bin/Debug/net10.0/App.dll").ReplaceLineEndings("\n"));

    [TestMethod]
    public void Application_Published_UsesSettingsOfBoth()
    {
        var consumer = CopyOf(Built.Value.Consumer);

        consumer.Command("publish App --configuration Debug -o published").MeasuredNothing();

        var published = Folder.Files(consumer.At("published"));
        Assert.Contains("App.amorsize.json", published);
        Assert.Contains("Lib.amorsize.json", published);
        Assert.AreEqual("Profiled\nProfiled", consumer.Run("published/App.dll").ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void Library_UsesAPackage_IsMeasuredWithItsAssemblies()
    {
        var framework = typeof(TestClassAttribute).Assembly.GetName();
        var consumer = Create(
            $$"""
            #file Lib.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
                <PackageReference Include="MSTest.TestFramework" Version="{{framework.Version!.ToString(3)}}" />
              </ItemGroup>
            </Project>
            #file Library.cs
            using Amorsize;
            using Microsoft.VisualStudio.TestTools.UnitTesting;
            public static class Library
            {
                public static int[] Numbers => [.. Enumerable.Range(1, 30)];

                [Workload("uses a package", Items = nameof(Numbers))]
                public static void Check(int number) => Assert.IsTrue(number > 0);
            }
            """);

        var log = consumer.Build();

        log.HasNoWarnings();
        Assert.AreEqual("Profiled", new SettingsFile(consumer.At("bin/Debug/net10.0/Lib.amorsize.json")).Source("uses a package"));
    }
}
