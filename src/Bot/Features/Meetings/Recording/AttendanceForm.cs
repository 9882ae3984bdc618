using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Members;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>Whom step 2 offers, by the day of the meeting.</summary>
internal sealed record AttendanceOffer(
    IReadOnlyList<Member> Members,
    IReadOnlyList<RosterEntry> Operating,
    IReadOnlyList<RosterEntry> Supervisors
)
{
    /// <summary>委嘱状 that may have been handed over at the meeting.</summary>
    public IReadOnlyList<PendingLetter> Letters { get; init; } = [];

    public static AttendanceOffer On(DateOnly day, OpenDraft open)
    {
        var (facts, settings) = (open.Facts, open.At.Step.Rules.Guideline);
        return new([.. facts.MembersOn(day)], facts.OperatingOn(day), facts.SupervisorsOn(day, settings))
        {
            Letters = LettersOfRecord.Offered(facts, open.Draft, day, settings),
        };
    }

    /// <summary>A letter as a choice of the card: its id, and whose it is.</summary>
    public static (string Id, string Title) Choice(PendingLetter letter) =>
        ($"{letter.Member.Id}@{letter.Commission.Term.First:O}", $"{letter.Member.Name}（{MemberWords.Of(letter.Commission.Term)}）");
}

/// <summary>What was ticked and typed into step 2.</summary>
internal static class AttendanceForm
{
    public const string Present = "present";
    public const string Officers = "officers";
    public const string Supervisors = "supervisors";
    public const string Letters = "letters";

    /// <summary>A client leaves out a choice set in which nothing is ticked; that means nobody.</summary>
    public static (MeetingContent Content, FormState State) Read(CardData data, MeetingContent content, AttendanceOffer offer)
    {
        var fields = new FieldReader(data);
        var present = fields.Ticked(Present, offer.Members.Select(m => (m.Id.Value, m.Name)));
        var read = AttendanceFields.All.Aggregate(content, (c, field) => field.Read(fields, c));
        var attendance = read.Attendance with
        {
            // Nobody is absent because nothing of what was ticked could be read.
            Absent = present is { Ids: [], Unknown: not [] }
                ? content.Attendance.Absent
                : [.. offer.Members.Where(m => !present.Ids.Contains(m.Id.Value)).Select(m => m.Id)],
            Officers = Police(Officers, offer.Operating, content.Attendance.Officers ?? []),
            Supervisors = Police(Supervisors, offer.Supervisors, content.Attendance.Supervisors),
            Letters = HandedOver(),
        };
        return (read with { Attendance = attendance }, fields.State());

        IReadOnlyList<LetterOf> HandedOver()
        {
            var ticked = fields.Ticked(Letters, offer.Letters.Select(AttendanceOffer.Choice));
            return ticked is { Ids: [], Unknown: not [] }
                ? content.Attendance.Letters
                :
                [
                    .. offer
                        .Letters.Where(l => ticked.Ids.Contains(AttendanceOffer.Choice(l).Id))
                        .Select(l => new LetterOf(l.Member.Id, l.Commission.Term.First)),
                ];
        }

        IReadOnlyList<OfficerId> Police(string field, IReadOnlyList<RosterEntry> roster, IReadOnlyList<OfficerId> before)
        {
            var ticked = fields.Ticked(field, roster.Select(r => (r.Officer.Value, r.Title)));
            return ticked is { Ids: [], Unknown: not [] } ? before : [.. ticked.Ids.Select(id => new OfficerId(id))];
        }
    }
}
