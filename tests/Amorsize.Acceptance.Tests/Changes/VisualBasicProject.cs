namespace Amorsize.Acceptance.Tests.Changes;

/// <summary>A Visual Basic program with a closure and an asynchronous method.</summary>
internal static class VisualBasicProject
{
    public static string Files =>
        """
        #file App.vbproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
          </ItemGroup>
        </Project>
        #file Program.vb
        Imports System
        Imports System.Linq
        Imports System.Threading.Tasks
        Imports Amorsize
        Public Module Work
            'above
            Public ReadOnly Numbers As Integer() = Enumerable.Range(1, 50).ToArray()
            <Workload("clo", Items:="Numbers")>
            Public Function Clo(n As Integer) As Integer
                Return Enumerable.Range(1, n).Sum(Function(x) x * n)
            End Function
            <Workload("task", Items:="Numbers")>
            Public Async Function Tsk(n As Integer) As Task(Of Integer)
                Await Task.CompletedTask
                Return n
            End Function
            Sub Main()
                Console.WriteLine(TunedSettings.For("clo").Source)
            End Sub
        End Module
        """;
}
