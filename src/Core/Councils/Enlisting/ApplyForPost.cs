using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils.Enlisting;

/// <summary>利用の申請: what somebody who is on no list says of the own post. It gives no right at all (H1).</summary>
/// <param name="Id">Of the command.</param>
/// <param name="Account">As the channel tells it; nobody applies for another.</param>
public sealed record ApplyForPost(string Id, string Account, string PrincipalName)
{
    public const int MostADay = 3;

    /// <summary>The section; every other post at the station is entered as 異動.</summary>
    public const string Section = "地域課";

    /// <summary>Answered ones of former days that become history with a new one.</summary>
    private const int MostClosed = 20;

    public required string Post { get; init; }

    public required string Number { get; init; }

    public required string Rank { get; init; }

    public required string Name { get; init; }

    public string? Reference { get; init; }

    /// <param name="headquarters">Where all requests are kept.</param>
    /// <param name="station">That was chosen; null for none.</param>
    public Outcome<Enlistment> Decide(OfficeFacts headquarters, Station? station, DateTimeOffset now)
    {
        var today = JapanTime.DayOf(now);
        if (station?.PeriodOn(today) is null)
        {
            return new Refusal("enlist.no-station") { Property = nameof(Enlistment.Station) };
        }

        if (Post != Section && (station.PoliceBoxes ?? []).All(b => b.Name != Post || b.StationOn(today) != station.Id))
        {
            return new Refusal("enlist.unknown-post", Post) { Property = nameof(Post) };
        }

        if (Rank.Length == 0)
        {
            return new Refusal("enlist.no-rank") { Property = nameof(Rank) };
        }

        if (Name.Length == 0)
        {
            return new Refusal("enlist.no-name") { Property = nameof(Name) };
        }

        if (Number.Length is 0 or > 20 || !Number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return new Refusal("enlist.no-number") { Property = nameof(Number) };
        }

        List<Enlistment> own = [.. headquarters.Enlistments.Where(e => e.Account == Account)];
        return own.Exists(e => e.IsOpen) ? new Refusal("enlist.open-already")
            : own.Count(e => e.Day == today) >= MostADay ? new Refusal("enlist.too-many")
            : new Enlistment
            {
                Id = Id,
                Account = Account,
                PrincipalName = PrincipalName,
                Station = station.Id,
                Post = Post,
                Number = Number,
                Rank = Rank,
                Name = Name,
                At = now,
                Reference = Reference,
            };
    }

    /// <summary>A request to a station that is there no more can be answered by nobody: it is over, so that its person can apply anew.</summary>
    public static Enlistment Stranded(Enlistment request, DateTimeOffset now) =>
        request with
        {
            State = EnlistmentState.Refused,
            Reason = "申請先の警察署がなくなったため",
            AnsweredAt = now,
            IsOver = true,
        };

    /// <summary>The request, and as history those that were answered on former days.</summary>
    public static IReadOnlyList<OfficeWrite> Register(OfficeFacts headquarters, Enlistment made) =>
        [
            new OfficeWrite.Put<Enlistment>(HeadquartersKinds.Enlistment, made),
            .. headquarters
                .Enlistments.Where(e => !e.IsOpen && e.Day < made.Day)
                .Take(MostClosed)
                .Select(e => new OfficeWrite.Put<Enlistment>(HeadquartersKinds.Enlistment, e with { IsOver = true })),
        ];
}
