using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Data.Demo;

/// <summary>One person of the demo with everything that has happened to them: seat, ticket, admission, pledge.</summary>
internal sealed record DemoSeat(
    Event At, DemoEvent Demo, Guid OccasionId, Guid DeviceId, Guid? SessionId, int Index, DemoPerson Person, string AgencyName, Guid AgencyId, FilledPledge Shown, DateTimeOffset Now)
{
    private Guid FrozenId => Derived("frozen" + Shown.VersionId);

    public FrozenText Frozen() => FrozenText.Of(FrozenId, At, DemoAgencies.Secretariat, Shown.VersionId, "id", Shown.Canonical, Demo.StartsAt, Shown.GivenFor);

    public IReadOnlyList<object> Rows(Links links, FieldProtection fields)
    {
        var registered = At.CreatedAt.AddMinutes(10 + Index);
        var id = Guid.CreateVersion7(registered);
        var number = IdentityNumber.Restore(Person.IdentityType, Person.Number);
        var registration = new Registration
        {
            Id = id, EventId = At.Id, Name = Person.Name, SearchName = SearchKey.Of(Person.Name), Status = Person.Status, IdentityType = Person.IdentityType,
            IdentityCipher = number.IsNone ? null : fields.Encrypt(number.Value, id),
            IdentityHash = fields.Hash(number.IsNone ? $"{SearchKey.Comparison(Person.Name)}|{Person.Mail ?? Person.Phone}" : $"{number.Type}|{number.Value}"),
            IdentityMask = number.Masked, AgencyId = AgencyId, Unit = Person.Unit, Position = Person.Position, Mail = Person.Mail, Phone = Person.Phone,
            RepresentsPublicRelations = Person.RepresentsPublicRelations, ConsentVersion = "1.0.0", Language = "id", RegisteredAt = registered, IsOnline = Demo.IsOnline(Index),
            LinkHash = Links.Hash(links.PersonalToken(id, 0)),
            // The next one to come is received.
            VipSince = Index == Demo.Inside ? registered : null,
        };
        var rows = new List<object>
        {
            registration,
            new TicketCode { Id = Guid.CreateVersion7(registered), RegistrationId = id, Generation = 0, Hash = Links.Hash(links.DoorCode(id, 0).Text), MadeAt = registered },
        };
        if (Index < Demo.Inside) rows.AddRange(Admission(id));
        if (Index < Demo.Signed) rows.AddRange(Pledge(registration, number, fields));
        return rows;
    }

    private object[] Admission(Guid registrationId)
    {
        var at = Demo.StartsAt.AddMinutes(-25).AddSeconds(40 * Index);
        if (at > Now) at = Now.AddSeconds(-1);
        var (scan, admission) = (Guid.CreateVersion7(at), Guid.CreateVersion7(at));
        var isOnline = Demo.IsOnline(Index);
        var gate = isOnline ? "Daring" : Index % 3 == 0 ? "Utara" : "Selatan";
        var source = isOnline ? AdmissionSource.Online : AdmissionSource.Door;
        return
        [
            new Scan
            {
                Id = scan, EventId = At.Id, Source = source, DeviceId = isOnline ? null : DeviceId, Nonce = Guid.CreateVersion7(at), RequestHash = new byte[32], RegistrationId = registrationId, OccasionId = OccasionId,
                Direction = Direction.In, Gate = gate, At = at, HeardAt = at, HappenedAt = at, SkewMs = 0, Forced = false, Verdict = Verdict.Admitted, AdmissionId = admission, Conflict = false,
            },
            new Admission { Id = admission, EventId = At.Id, RegistrationId = registrationId, OccasionId = OccasionId, ScanId = scan, Source = source, AgencyId = AgencyId, Gate = gate, At = at },
        ];
    }

    private object[] Pledge(Registration person, IdentityNumber number, FieldProtection fields)
    {
        var signed = Demo.StartsAt.AddMinutes(Demo.State == EventState.Finished ? 60 : 20).AddSeconds(5 * Index);
        if (signed > Now) signed = Now.AddSeconds(-1);
        var id = Guid.CreateVersion7(signed);
        var key = RandomNumberGenerator.GetBytes(CanonicalRecord.KeyLength);
        var method = Index % 3 == 2 ? SignatureMethod.Typed : SignatureMethod.Drawn;
        var ink = method == SignatureMethod.Typed ? person.Name : Scrawl(Index);
        var consent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("demo")));
        var commitment = new CanonicalRecord(
            At.Slug, Shown.Hash, person.Name, person.IdentityType.ToString(), number.Value, person.Position, AgencyName, consent, consent, signed, method, ink).Commitment(key);
        return
        [
            new Pledge
            {
                Id = id, EventId = At.Id, SigningSessionId = SessionId!.Value, RegistrationId = person.Id, FrozenTextId = FrozenId, TextHash = Shown.Hash, Number = Index + 1,
                Code = VerificationCode.New(), Nonce = Guid.CreateVersion7(signed), Method = method, Assurance = Assurance.StaffCheckIn, SignedAt = signed,
                PledgeConsentVersion = "1.0.0", PledgeConsentHash = consent, DataConsentVersion = "1.0.0", DataConsentHash = consent, ShowInJoint = true,
                IdentityType = person.IdentityType, AgencyId = AgencyId, Name = person.Name, IdentityMask = person.IdentityMask,
                IdentityCipher = number.IsNone ? null : fields.Encrypt(number.Value, id), Position = person.Position, Unit = person.Unit, AgencyName = AgencyName,
                Signature = ink, RecordKey = key,
            },
            new PendingLeaf { Id = Guid.CreateVersion7(signed), PledgeId = id, Commitment = commitment, MadeAt = signed },
            new SealingWork { PledgeId = id, DueAt = signed },
        ];
    }

    /// <summary>A drawing that looks like a hurried signature and belongs to nobody.</summary>
    public static string Scrawl(int seed) => StrokeSet.Parse("[[" + string.Join(',', Enumerable.Range(0, 60).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"[{20 + (i * 5)},{80 + (30 * Math.Sin((i * (0.5 + (seed % 7 * 0.05))) + seed)) + (20 * Math.Cos(i * 0.21)):0.0}]"))) + "]]")!.ToJson();

    /// <summary>One id for the event's frozen text, whoever asks first.</summary>
    private Guid Derived(string purpose) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{At.Id}{purpose}")).AsSpan(0, 16));
}
