namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>The verbs of the wizard and the keys of what its buttons carry.</summary>
internal static class RecordVerbs
{
    public const string Start = "record.start";
    public const string New = "record.new";
    public const string Resume = "record.resume";
    public const string Refresh = "record.refresh";
    public const string Next = "record.next";
    public const string Back = "record.back";
    public const string GoTo = "record.goto";
    public const string Park = "record.park";
    public const string Leave = "record.leave";
    public const string Copy = "record.copy";
    public const string AskCancel = "record.ask-cancel";
    public const string Cancel = "record.cancel";
    public const string EditItem = "record.item.edit";
    public const string SaveItem = "record.item.save";
    public const string RemoveItem = "record.item.remove";
    public const string Sheet = "record.sheet";
    public const string HandOver = "record.handover";
    public const string Return = "record.return";
    public const string Confirm = "record.confirm";

    public const string StepKey = "step";
    public const string ItemKey = "item";
    public const string ToKey = "to";
    public const string ToItemKey = "toItem";
    public const string PageKey = "page";
    public const string ReviewKey = "fromReview";
}
