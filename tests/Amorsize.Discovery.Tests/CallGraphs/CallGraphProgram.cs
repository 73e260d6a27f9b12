using System.Text;

namespace Amorsize.Discovery.Tests.CallGraphs;

/// <summary>
/// A random program of three assemblies with units that call each other, and a model of what its workloads reach. It shares no code with the fingerprint.
/// </summary>
internal sealed class CallGraphProgram
{
    public const int Assemblies = 3;
    private const int UnitsOfEach = 12;
    private const int Units = Assemblies * UnitsOfEach;
    private const int MostCalls = 3;
    private static readonly Form[] forms = Enum.GetValues<Form>();

    private readonly Dictionary<Member, Member[]> calls = [];
    private readonly Dictionary<Member, int> constants = [];
    private readonly HashSet<Member> extended = [];
    private readonly List<Member[]> workloads = [];

    public CallGraphProgram(Random random, int count)
    {
        foreach (var member in Members)
        {
            constants[member] = random.Next(1000, 9000);
            // A static field calls nothing here, because all fields of a unit share one static constructor.
            calls[member] = member.Form == Form.Field ? [] : [.. Enumerable.Range(0, random.Next(MostCalls)).Select(_ => Callee(random, AssemblyOf(member)))];
        }
        for (var i = 0; i < count; i++)
            workloads.Add([Callee(random, Assemblies - 1), Callee(random, Assemblies - 1)]);
    }

    public static IEnumerable<Member> Members => from unit in Enumerable.Range(0, Units) from form in forms select new Member(unit, form);

    public int Workloads => workloads.Count;

    public static int AssemblyOf(Member member) => member.Unit / UnitsOfEach;

    /// <summary>Changes what a member does.</summary>
    public void Edit(Member member) => constants[member]++;

    /// <summary>Adds a method with a closure before a member, which changes the names that the compiler gives to others.</summary>
    public void Extend(Member member) => extended.Add(member);

    /// <summary>Whether a workload runs a member.</summary>
    public bool Runs(int workload, Member member)
    {
        var reached = new HashSet<Member>();
        var next = new Queue<Member>(workloads[workload]);
        while (next.TryDequeue(out var caller))
        {
            if (!reached.Add(caller))
                continue;
            foreach (var callee in calls[caller])
                next.Enqueue(callee);
        }
        return reached.Contains(member);
    }

    public string Source(int assembly)
    {
        var source = new StringBuilder(assembly == 0 ? "public interface IUnit { int V(int x); }\n" : "");
        for (var unit = assembly * UnitsOfEach; unit < (assembly + 1) * UnitsOfEach; unit++)
        {
            source.Append($"public class U{unit} : IUnit {{\n");
            foreach (var form in forms)
                source.Append(Extension(new(unit, form))).Append(Declaration(new(unit, form)));
            source.Append("}\n");
        }
        if (assembly == Assemblies - 1)
        {
            source.Append("public static class W {\n");
            for (var i = 0; i < workloads.Count; i++)
                source.Append($"[Workload(\"{i}\")] public static int M{i}(TunedSettings s) {{ var x = s.MaxDegreeOfParallelism; return x{string.Concat(workloads[i].Select(Call))}; }}\n");
            source.Append("}\n");
        }
        return source.ToString();
    }

    private string Extension(Member member) => extended.Contains(member) ? $"static Func<int, int> E{member.Form}(int z) => y => new[] {{ z }}.Sum(w => w + y);\n" : "";

    private string Declaration(Member member)
    {
        var body = $"x + {constants[member]}{string.Concat(calls[member].Select(Call))}";
        return member.Form switch
        {
            Form.Static => $"public static int S(int x) => {body};\n",
            Form.Instance => $"public int I(int x) => {body};\n",
            Form.Virtual => $"int IUnit.V(int x) => {body};\n",
            Form.Field => $"public static int F = {constants[member]};\n",
            Form.Async => $"public static async Task<int> A(int x) {{ await Task.Yield(); return {body}; }}\n",
            Form.Iterator => $"public static IEnumerable<int> N(int x) {{ yield return {body}; }}\n",
            _ => $"public static int G<T>(int x) => new[] {{ x }}.Sum(z => z + {body});\n",
        };
    }

    private static string Call(Member callee) => " + " + callee.Form switch
    {
        Form.Static => $"U{callee.Unit}.S(x)",
        Form.Instance => $"new U{callee.Unit}().I(x)",
        Form.Virtual => $"((IUnit)new U{callee.Unit}()).V(x)",
        Form.Field => $"U{callee.Unit}.F",
        Form.Async => $"U{callee.Unit}.A(x).Result",
        Form.Iterator => $"U{callee.Unit}.N(x).First()",
        _ => $"U{callee.Unit}.G<string>(x)",
    };

    private static Member Callee(Random random, int highest) => new(random.Next((highest + 1) * UnitsOfEach), forms[random.Next(forms.Length)]);
}
