using System.Text.RegularExpressions;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>A rule of the house over source text: the sentences that say who breaks it, none when all is well.</summary>
public delegate IEnumerable<string> SourceRule(IReadOnlyList<SourceFile> files);

/// <summary>The walls of the house, read from source text.</summary>
internal static partial class SourceRules
{
    private const string Web = "src/Bakohumas.Web/";
    private const string Features = Web + "Features/";
    private const int ControllerLines = 120;
    private const int ControllerDependencies = 3;

    // An engine behind a seam is named in one file, so that the other engine is another file and one line.
    private static readonly string[] Engines = ["Quartz", "Hangfire", "QuestPDF", "MailKit", "SmtpClient", "QRCoder"];

    /// <summary>Domain knows the base library alone; Documents knows neither Domain, nor Web, nor a framework.</summary>
    public static IEnumerable<string> Directions(IReadOnlyList<SourceFile> files)
    {
        foreach (var (project, foreign) in ((string, string)[])
        [
            ("Domain", @"\b(Microsoft\.(?!CodeAnalysis)\w+|Bakohumas\.(Web|Documents))\b"),
            ("Documents", @"\b(Microsoft\.(EntityFrameworkCore|AspNetCore|Extensions)|Bakohumas\.(Web|Domain))\b"),
        ])
            foreach (var file in files.Where(f => f.In($"src/Bakohumas.{project}/") && f.Is(".cs")))
                if (Regex.Match(file.Code, foreign) is { Success: true } found)
                    yield return $"{file.Path} names {found.Value}";

        foreach (var file in files.Where(f => f.Is(".csproj") && ForeignReference(f)))
            yield return $"{file.Path} references more than its wall allows";
    }

    /// <summary>Each outside engine is named in one file of Web; a database provider only in its folder.</summary>
    public static IEnumerable<string> Engine(IReadOnlyList<SourceFile> files)
    {
        foreach (var engine in Engines)
        {
            var naming = files.Where(f => f.Is(".cs") && Regex.IsMatch(f.Code, $@"\b{engine}\b")).Select(f => f.Path).ToList();
            if (naming.Count > 1) yield return $"{engine} is named in {string.Join(", ", naming)}";
        }

        foreach (var file in files.Where(f => f.In(Web) && f.Is(".cs")))
        {
            if (!file.In(Web + "Data/Sqlite/") && SqliteTypes().Match(file.Code) is { Success: true } sqlite) yield return $"{file.Path} names {sqlite.Value}";
            if (!file.In(Web + "Data/Postgres/") && PostgresTypes().Match(file.Code) is { Success: true } postgres) yield return $"{file.Path} names {postgres.Value}";
            if (!file.In(Web + "Data/") && ProviderChoice().Match(file.Code) is { Success: true } choice) yield return $"{file.Path} asks for a provider: {choice.Value}";
        }
    }

    /// <summary>A feature never uses another; what two need moves to Domain, Platform or Shared.</summary>
    public static IEnumerable<string> FeaturesStandAlone(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.In(Features)
        let rest = file.Path[Features.Length..]
        let own = rest.Contains('/', StringComparison.Ordinal) ? rest[..rest.IndexOf('/', StringComparison.Ordinal)] : "Shared"
        from Match named in FeatureName().Matches(file.Code)
        let other = named.Groups[1].Value
        where other != own && other != "Shared"
        select $"{file.Path} uses feature {other}";

    /// <summary>A controller translates: it saves nothing, holds no clock and no container, and is short.</summary>
    public static IEnumerable<string> Controllers(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files.Where(f => f.Is("Controller.cs")))
        {
            if (ControllerTaboo().Match(file.Code) is { Success: true } taboo) yield return $"{file.Path} uses {taboo.Value}";
            if (file.Text.TrimEnd().Split('\n').Length is > ControllerLines and var lines) yield return $"{file.Path} has {lines} lines";
            foreach (Match made in ControllerConstructor().Matches(file.Code))
                if (Dependencies(made.Groups["list"].Value) + FromServices().Count(file.Code) is > ControllerDependencies and var count)
                    yield return $"{file.Path} has {count} dependencies";
        }
    }

    /// <summary>Types are named after the office, not after the pattern.</summary>
    public static IEnumerable<string> Names(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.Is(".cs")
        from Match type in PatternName().Matches(file.Code)
        select $"{file.Path} names a type {type.Groups[1].Value}";

    /// <summary>No entity reaches a view: pages load themselves into records.</summary>
    public static IEnumerable<string> ViewsSeeNoEntities(IReadOnlyList<SourceFile> files)
    {
        var entities = files.Where(f => f.Is("BakohumasDb.cs")).SelectMany(f => EntitySet().Matches(f.Code)).Select(m => m.Groups[1].Value).ToHashSet();
        return
            from view in files
            where view.Is(".cshtml")
            let model = ViewModel().Match(view.Code)
            where model.Success
            from Match word in Word().Matches(model.Groups[1].Value)
            where entities.Contains(word.Value)
            select $"{view.Path} shows the entity {word.Value}";
    }

    /// <summary>Time arrives as an argument, ids carry it, nobody blocks a thread, and only commands write to the console.</summary>
    public static IEnumerable<string> Banned(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.Is(".cs") || file.Is(".cshtml")
        from Match banned in BannedCall().Matches(file.Code)
        where !banned.Value.StartsWith("Console", StringComparison.Ordinal) || !file.In(Web + "Commands/")
        select $"{file.Path} uses {banned.Value}";

    /// <summary>What is committed is finished: no reminder to oneself, no hole, no test switched off.</summary>
    public static IEnumerable<string> Unfinished(IReadOnlyList<SourceFile> files) =>
        from file in files
        from Match mark in UnfinishedMark().Matches(file.Text)
        select $"{file.Path} holds {mark.Value}";

    private static int Dependencies(string parameters)
    {
        // Generic arguments hold commas of their own.
        var flat = parameters;
        while (Generic().IsMatch(flat)) flat = Generic().Replace(flat, "");
        return flat.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Length;
    }

    private static bool ForeignReference(SourceFile project) => Path.GetFileName(project.Path) switch
    {
        "Bakohumas.Domain.csproj" => Regex.IsMatch(project.Text, "<(Package|Project|Framework)Reference"),
        "Bakohumas.Documents.csproj" => Regex.IsMatch(project.Text, "<(Project|Framework)Reference|<PackageReference Include=\"(?!System\\.)"),
        _ => false,
    };

    [GeneratedRegex(@"\bMicrosoft\.Data\.Sqlite\b|\bSqlite(Connection|Command|Exception|Transaction|Parameter)\b")]
    private static partial Regex SqliteTypes();

    [GeneratedRegex(@"\bNpgsql\b|\bNpgsql(Connection|Command|Exception|Transaction|Parameter|DataSource)\b|\bPostgresException\b")]
    private static partial Regex PostgresTypes();

    [GeneratedRegex(@"\b(UseSqlite|UseNpgsql|IsSqlite|IsNpgsql)\b")]
    private static partial Regex ProviderChoice();

    [GeneratedRegex(@"(?:\bWeb\.|/)Features[./](\w+)")]
    private static partial Regex FeatureName();

    [GeneratedRegex(@"\b(SaveChanges(Async)?|IServiceProvider|RequestServices|TimeProvider|GetUtcNow)\b")]
    private static partial Regex ControllerTaboo();

    [GeneratedRegex(@"(class|public|internal)\s+\w+Controller\s*\((?<list>[^)]*)\)")]
    private static partial Regex ControllerConstructor();

    [GeneratedRegex(@"\[FromServices\]")]
    private static partial Regex FromServices();

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum)\s+(\w*(?:Service|Manager|Helper|Utils?|Impl|Dto))\b")]
    private static partial Regex PatternName();

    [GeneratedRegex(@"DbSet<(\w+)>")]
    private static partial Regex EntitySet();

    [GeneratedRegex(@"^@model[ \t]+([^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex ViewModel();

    [GeneratedRegex(@"\w+(?!\w|\s*\.)")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bGuid\.NewGuid\b|(\bTask|\btask|Async\([^;\n]*\))\.(Result|Wait)\b|\bConsole\.\w+")]
    private static partial Regex BannedCall();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|\bNotImplementedException\b|\[(Fact|Theory)\([^)]*\bSkip\s*=")]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex(@"<[^<>]*>")]
    private static partial Regex Generic();
}
