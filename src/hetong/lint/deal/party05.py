"""PARTY05 号码、账号、邮箱写错

检查什么：身份证号的位数、出生日期、校验码；收款账号有没有被表格软件改成科学计数法、是不是数字、位数是否合理，
自然人 16—19 位的卡号的校验位；电话的位数；邮箱的写法。护照、通行证、境外电话、境外账号不按境内的格式判断。
为什么：账号错一位，款项退回或者付给别人；电话、邮箱错了，通知就送达不了。
反例：身份证号 320106199013010010（没有 13 月）；账号 6.222E+18；电话 1380013800；邮箱 contract#example.com。
正例：末位小写 x、全角数字照读；400、95 开头的号码，分机写“转8001”。
依据：GB 11643-1999；实务
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.party import Party, PartyKind

CODE = "PARTY05"
Fault = tuple[Severity, Message, Message]
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d{1,3}")
_FOREIGN_ACCOUNT = re.compile(r"(?=.*[A-Z])[A-Z0-9-]{8,34}")
_EXTENSION = re.compile(r"\s*(?:转|分机|EXT\.?|#|X)\s*\d{1,6}\s*$|(?<=\d{7})-\d{1,6}\s*$", re.IGNORECASE)
_SEVERAL = re.compile(r"[、,;/]|或者?|\s{2,}")
_HOME = re.compile(
    r"(?:(?:\+|00)86)?(?:1[3-9]\d{9}|0\d{2,3}\d{7,8}|[2-9]\d{6,7}|[48]00\d{7}|9[56]\d{3,6}|1\d{2}|1[0-9]\d{3}|12\d{3,6}|10\d{3,6}|0\d{2,3}(?:12345|9\d{4}))"
)
_ABROAD = re.compile(r"(?:\+|00)(?!86)[1-9]\d{6,14}")
_EMAIL = re.compile(r"[^\s@,;，；、。]+@(?:[\w-]+\.)+[\w-]{2,}")


def check(deal: Deal) -> Iterator[Diagnostic]:
    """What each party has, then the mailbox for invoices."""
    for key, _, party in deal.parties:
        for path, fault in _of_party(party):
            yield _finding(deal, f"{key}.{path}", fault)
    if deal.invoice.email and (wrong := _mailbox(deal.invoice.email)):
        yield _finding(deal, "invoice.email", wrong)


def _of_party(party: Party) -> Iterator[tuple[str, Fault]]:
    person = party.kind is PartyKind.PERSON
    judged = (
        ("id_number", _identity(party.id_number) if party.id_number else None),
        ("phone", _telephone(party.phone) if party.phone else None),
        ("email", _mailbox(party.email) if party.email else None),
        ("bank.account_no", _account(party.bank.account_no, person) if party.bank.account_no else None),
    )
    yield from ((path, fault) for path, fault in judged if fault)


def _identity(number: str) -> Fault | None:
    """An identity card has 18 digits; 8 digits, or any other letter than the X at its end, are another document's."""
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    if not re.fullmatch(r"\d+X?", number) or len(number) == 8:
        return None
    if len(number) != 18:
        return (
            Severity.ERROR,
            Message("身份证号“{number}”是 {size} 位，应当是 18 位", number=number, size=len(number)),
            Message("对照身份证核对"),
        )
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return (
            Severity.ERROR,
            Message("身份证号“{number}”里没有这一天：{day}", number=number, day=number[6:14]),
            Message("核对第 7 至 14 位"),
        )
    if ric.calc_check_digit(number) != number[-1]:
        return Severity.ERROR, Message("身份证号“{number}”的校验码不对", number=number), Message("对照身份证逐位核对")
    return None


def _account(number: str, person: bool) -> Fault | None:
    from stdnum import luhn

    if _SCIENTIFIC.fullmatch(number):
        message = Message("账号“{number}”是表格软件改成的科学计数法，后面的数字已经丢了", number=number)
        return Severity.ERROR, message, Message("照开户资料重新填写全部数字")
    digits = number.replace("-", "")
    if not digits.isdigit():
        known = _FOREIGN_ACCOUNT.fullmatch(number)
        return None if known else (Severity.WARNING, Message("账号“{number}”里有数字以外的字", number=number), Message("账号只写数字"))
    if not 8 <= len(digits) <= 32:
        return (
            Severity.WARNING,
            Message("账号“{number}”是 {size} 位，位数不对", number=number, size=len(digits)),
            Message("对照开户资料核对"),
        )
    if person and 16 <= len(digits) <= 19 and not luhn.is_valid(digits):
        return Severity.WARNING, Message("卡号“{number}”的校验位不对", number=number), Message("对照银行卡逐位核对；存折账号可以不理会")
    return None


def _telephone(text: str) -> Fault | None:
    """Each of several numbers; what has words in it is left to people, as long as it has digits."""
    wrong = next((one for one in _SEVERAL.split(text) if not _is_telephone(one)), None)
    if wrong is None:
        return None
    return (
        Severity.WARNING,
        Message("电话“{number}”的位数不对", number=wrong.strip()),
        Message("手机号 11 位；固定电话写区号；境外号码写 + 和国家代码"),
    )


def _is_telephone(one: str) -> bool:
    plain = re.sub(r"[\s()（）.·—–-]", "", _EXTENSION.sub("", one))
    if re.search(r"[^\d+]", plain):
        return bool(re.search(r"\d", plain))
    return bool(_HOME.fullmatch(plain) or _ABROAD.fullmatch(plain))


def _mailbox(text: str) -> Fault | None:
    if all(_EMAIL.fullmatch(one) for one in re.split(r"\s*[、,;/，；]\s*|\s+", text.strip()) if one):
        return None
    return Severity.WARNING, Message("邮箱“{address}”的写法不对", address=text), Message("例：contract@example.com")


def _finding(deal: Deal, path: str, fault: Fault) -> Diagnostic:
    severity, message, hint = fault
    return Diagnostic(CODE, severity, deal.where(path), message, hint, path)
