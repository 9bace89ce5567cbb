using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.CheckIn.Offline;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;

namespace Bakohumas.Domain.Tests.CheckIn;

/// <summary>
/// <c>door-vectors.json</c> against the rules here; <c>islands/lib/door/offline/vectors.test.ts</c> runs the same file against the rules that
/// the phone has. Expectations are written by hand after product 6.1, 6.3 and 6.4; the list was made by a third program.
/// </summary>
public sealed class DoorVectorsTests
{
    private static readonly JsonElement Vectors = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "CheckIn", "door-vectors.json")));

    [Fact]
    public void A_scan_is_read_as_the_vectors_say() => Each("decode", v =>
        Assert.Equal(v.GetProperty("code").GetString(), DoorCode.TryReadScan(v.GetProperty("scan").GetString(), out var code) ? code.Text : null));

    [Fact]
    public void The_rules_decide_as_the_vectors_say() => Each("rules", v =>
    {
        var facts = v.GetProperty("facts");
        var ticket = facts.GetProperty("ticket") is { ValueKind: JsonValueKind.Object } t
            ? new TicketFacts(
                t.GetProperty("isOfThisEvent").GetBoolean(), t.GetProperty("isCurrent").GetBoolean(),
                t.GetProperty("isCancelled").GetBoolean() ? RegistrationState.Cancelled : RegistrationState.Registered, First(t.GetProperty("first")), t.GetProperty("isInside").GetBoolean())
            : null;
        var decision = AdmissionRules.Decide(
            new AdmissionFacts(
                Member<DeviceRight>(facts, "right"), Member<EventState>(facts, "state"), At(facts, "startsAt"), At(facts, "endsAt"), ticket, facts.GetProperty("hasOccasion").GetBoolean(),
                Member<Direction>(facts, "direction"), facts.GetProperty("forced").GetBoolean()) { NamesNone = facts.GetProperty("namesNone").GetBoolean() },
            At(facts, "now"));

        Assert.Equal(
            (Member<Verdict>(v, "verdict"), v.GetProperty("reason").GetString(), First(v.GetProperty("first")), v.GetProperty("conflict").GetBoolean()),
            decision.Match<(Verdict, string?, FirstEntry?, bool)>(
                d => (Verdict.Admitted, null, d.First, d.Conflict), d => (Verdict.AlreadyInside, null, d.First, false), d => (Verdict.Left, null, d.First, false),
                d => (Verdict.Refused, JsonNamingPolicy.CamelCase.ConvertName(d.Reason.ToString()), null, false), _ => (Verdict.Unknown, "unknown", null, false)));
    });

    [Fact]
    public void A_moment_falls_on_the_occasion_that_the_vectors_say() => Each("windows", v => Assert.Equal(
        Id(v.GetProperty("occasion")),
        OccasionChoice.Of(
            v.GetProperty("occasions").EnumerateArray().Select(o => new OccasionWindow(o.GetProperty("id").GetGuid(), At(o, "startsAt"), At(o, "endsAt"))),
            Id(v.GetProperty("asked")), At(v, "at"), v.GetProperty("alsoOver").GetBoolean())));

    [Fact]
    public void Movements_say_who_is_inside_and_who_was_let_in_twice() => Each("movements", v =>
    {
        var movements = v.GetProperty("movements").EnumerateArray().Select(m => new Movement(Member<Direction>(m, "direction"), At(m, "at"))).ToArray();
        Assert.Equal((v.GetProperty("isInside").GetBoolean(), v.GetProperty("meets").GetBoolean()), (Presence.IsInside(movements), Presence.Meets(movements, At(v, "at"))));
    });

    [Fact]
    public void A_zone_shows_its_own_clock() => Each("zones", v =>
        Assert.StartsWith(v.GetProperty("clock").GetString()!, LongDate.Time(At(v, "instant"), Member<Zone>(v, "zone"), Language.Indonesian), StringComparison.Ordinal));

    /// <summary>Everything but the signature is determined by the content: another program makes the same bytes.</summary>
    [Theory]
    [InlineData(false, "plain")]
    [InlineData(true, "named")]
    public void The_list_is_the_one_of_the_vectors_byte_by_byte_and_signed_by_its_key(bool withNames, string which)
    {
        var list = Vectors.GetProperty("list");
        byte[] Bytes(string name) => Base64Url.DecodeFromChars(list.GetProperty(name).GetString());
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Bytes("privateKey") });
        var starts = new DateTimeOffset(2026, 12, 7, 1, 0, 0, TimeSpan.Zero);
        var at = new ListedEvent(
            "seminar-netralitas", "Seminar Netralitas", Zone.Wita, EventState.Running, starts, starts.AddHours(8), [new(new Guid("0197a5e0-0000-7000-8000-0000000000aa"), starts, starts.AddHours(8))]);
        var people = list.GetProperty("people").EnumerateArray().Select(p =>
        {
            Assert.True(DoorCode.TryParse(p.GetProperty("code").GetString(), out var code));
            return new ListedPerson(
                code, p.GetProperty("ticketId").GetGuid(), p.GetProperty("name").GetString()!, p.GetProperty("agency").GetString()!, p.GetProperty("unit").GetString(), "participant", Member<ListedState>(p, "state"));
        }).ToArray();

        var made = OfflineList.Sign(key, Bytes("box"), at, people, Bytes("salt"), withNames, starts.AddMinutes(-46)).Split('.');

        Assert.Equal(list.GetProperty(which).GetString()!.Split('.')[..2], made[..2]);
        Assert.Equal(list.GetProperty("listKey").GetString(), Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo()));
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{made[0]}.{made[1]}"), Base64Url.DecodeFromChars(made[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    [Fact]
    public void Keys_and_salts_of_two_events_two_contents_and_two_purposes_differ()
    {
        var link = RandomNumberGenerator.GetBytes(32);
        var (one, two) = (new Guid("0197a5e0-0000-7000-8000-000000000001"), new Guid("0197a5e0-0000-7000-8000-000000000002"));
        byte[] Signing(Guid at) { using var key = OfflineKey.Signing(link, at); return key.ExportSubjectPublicKeyInfo(); }
        byte[] Opening(Guid at) { using var key = OfflineKey.Opening(link, at); return key.ExportSubjectPublicKeyInfo(); }
        var starts = new DateTimeOffset(2026, 12, 7, 1, 0, 0, TimeSpan.Zero);
        var at = new ListedEvent("a", "A", Zone.Wib, EventState.Running, starts, starts.AddHours(1), []);
        var person = new ListedPerson(DoorCode.FromBytes(new byte[10]), one, "Ani", "Dinas", null, "participant", ListedState.Registered);
        byte[] Salt(ListedPerson who, bool names) => OfflineList.SaltOf(link, at, [who], names);

        Assert.Equal(Signing(one), Signing(one));
        Assert.Equal(4, new[] { Signing(one), Signing(two), Opening(one), Opening(two) }.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(Salt(person, names: false), Salt(person, names: false));
        Assert.Equal(4, new[] { Salt(person, false), Salt(person, true), Salt(person with { Name = "Ana" }, false), Salt(person with { State = ListedState.Cancelled }, false) }.Select(Convert.ToHexString).Distinct().Count());
    }

    private static void Each(string set, Action<JsonElement> check)
    {
        var vectors = Vectors.GetProperty(set).EnumerateArray().ToArray();
        Assert.NotEmpty(vectors);
        foreach (var vector in vectors)
            try
            {
                check(vector);
            }
            catch (Exception fault)
            {
                throw new Xunit.Sdk.XunitException($"{set}: {vector}", fault);
            }
    }

    private static T Member<T>(JsonElement of, string name) where T : struct, Enum => Enum.Parse<T>(of.GetProperty(name).GetString()!, ignoreCase: true);

    private static DateTimeOffset At(JsonElement of, string name) => of.GetProperty(name).GetDateTimeOffset();

    private static FirstEntry? First(JsonElement first) => first.ValueKind == JsonValueKind.Null ? null : new(first.GetProperty("gate").GetString()!, At(first, "at"));

    private static Guid? Id(JsonElement id) => id.ValueKind == JsonValueKind.Null ? null : id.GetGuid();
}
