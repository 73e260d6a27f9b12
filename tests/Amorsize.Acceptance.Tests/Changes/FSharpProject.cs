namespace Amorsize.Acceptance.Tests.Changes;

/// <summary>An F# program whose closures stand in members with names of several kinds. The compiler writes line numbers into the names of closures.</summary>
internal static class FSharpProject
{
    public static string Files =>
        """
        #file App.fsproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
            <Compile Include="Program.fs" />
          </ItemGroup>
        </Project>
        #file Program.fs
        module App
        open Amorsize
        //above

        type W() =
            static member Numbers = [| 1 .. 50 |]
        //between
            [<Workload("clo", Items = "Numbers")>]
            static member Clo(n: int) : int =
                [ 1 .. n ] |> List.map (fun x -> x * n) |> List.filter (fun x -> x % 3 = n % 2) |> List.sumBy (fun x -> x + n)
            [<Workload("very", Items = "Numbers")>]
            static member Very(n: int) : int = [ 1 .. n ] |> List.sumBy (fun x -> x + n)
            [<Workload("low", Items = "Numbers")>]
            static member _low(n: int) : int = [ 1 .. n ] |> List.sumBy (fun x -> x + n)
            [<Workload("seq", Items = "Numbers")>]
            static member Sq(n: int) : int = seq { for i in 1 .. n do yield i * n } |> Seq.sum
            [<Workload("task", Items = "Numbers")>]
            static member Tsk(n: int) : System.Threading.Tasks.Task<int> = task { return n }
            [<Workload("match", Items = "Numbers")>]
            static member Mat(n: int) : int = match n % 3 with | 0 -> 1 | 1 -> 2 | 2 -> 3

        [<EntryPoint>]
        let main _ =
            printfn "%A" (TunedSettings.For "clo").Source
            0
        """;
}
