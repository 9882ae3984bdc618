using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Commissioning;

/// <summary>委嘱 as far as it is filled in: the person, the kind, the term, 選定経過.</summary>
internal sealed record CommissionForm(CommissionMember? Request, MemberContact Contact, FormState State)
{
    /// <summary>新任, 再任, or the id of the predecessor.</summary>
    public const string Kind = "kind";
    public const string First = "first";
    public const string Last = "last";
    public const string EndReason = "endReason";
    public const string TermReason = "termReason";
    public const string Care = "care";
    public const string MeetingDay = "selectedOn";
    public const string Divisions = "divisions";
    public const string Decision = "decision";

    public const string New = "new";
    public const string Renewal = "renewal";

    public const int ReasonLength = 200;

    /// <param name="id">Of the person: known, or minted with the command.</param>
    /// <param name="known">The person, where the card asks nothing about him or her.</param>
    public static CommissionForm Read(CardData data, MemberId id, Member? known)
    {
        var fields = new FieldReader(data);
        var person = known ?? MemberFields.OfPerson.Aggregate(new Member { Id = id, Name = "" }, (m, field) => field.Read(fields, m));
        if (known is null && person.Name.Length == 0 && !fields.Errors.ContainsKey(MemberFields.OfPerson[0].Id))
        {
            fields.Fail(MemberFields.OfPerson[0].Id, "氏名を入力してください。");
        }

        var contact = MemberFields.OfContact.Aggregate(AmendContact.Unknown(id), (c, field) => field.Read(fields, c));
        var first = fields.Date(First, required: "任期の初日を入力してください。");
        var last = fields.Date(Last);
        var reasons = new[] { EndReason, TermReason, Care }.ToDictionary(r => r, r => fields.Text(r, ReasonLength));
        var selection = new SelectionProcess(
            fields.Date(MeetingDay),
            OrNull(fields.Text(Divisions, 100)),
            OrNull(fields.Text(Decision, ReasonLength))
        );
        if (last < first)
        {
            fields.Fail(Last, "任期の末日が初日より前です。要綱 第5-2");
        }

        var kind = data.Text(Kind);
        var state = fields.State();
        return new CommissionForm(
            first is { } from && !state.HasErrors
                ? new CommissionMember(person, KindOf(kind), from)
                {
                    Last = last,
                    Predecessor = KindOf(kind) == CommissionKind.Replacement ? new MemberId(kind) : null,
                    EndReason = OrNull(reasons[EndReason]),
                    TermReason = OrNull(reasons[TermReason]),
                    LongServiceNote = OrNull(reasons[Care]),
                    Selection = selection is { MeetingDay: null, Divisions: null, Decision: null } ? null : selection,
                }
                : null,
            contact,
            state
        );
    }

    /// <summary>Something of the address or telephone number was entered.</summary>
    public bool HasContact => Contact != AmendContact.Unknown(Contact.Member);

    private static CommissionKind KindOf(string kind) =>
        kind switch
        {
            "" or New => CommissionKind.New,
            Renewal => CommissionKind.Renewal,
            _ => CommissionKind.Replacement,
        };

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
